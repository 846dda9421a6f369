// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.call;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request to the page, whichever servlet API it came by.
 *
 * @param path of the request, without the query
 * @param parameters gives the value of a parameter, or null
 * @param locale the reader's language
 */
public record Call(String path, UnaryOperator<String> parameters, Locale locale) {

    /** By which the page is found below the console. */
    public static final String LABEL = "mailsender";

    /** The value of a parameter; blank counts as missing. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.apply(name)).filter(value -> !value.isBlank());
    }

    /** The file that is asked for below the page, "" for the page itself. */
    public String file() {
        int page = path.lastIndexOf("/" + LABEL + "/");
        return page < 0 ? "" : path.substring(page + LABEL.length() + 2);
    }

    /** What stands before the name of a file of ours in a link; a proxy may have put anything in front of the path. */
    public String files() {
        return path.endsWith("/" + LABEL) ? LABEL + "/" : "";
    }

    /** What stands before the name of another page of the console in a link. */
    public String console() {
        return path.endsWith("/" + LABEL) ? "" : "../";
    }
}
