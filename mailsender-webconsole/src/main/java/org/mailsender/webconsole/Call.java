// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request to the page, whichever servlet API it came by.
 *
 * @param parameters gives the value of a parameter, or null
 * @param locale the reader's language
 */
record Call(UnaryOperator<String> parameters, Locale locale) {

    /** The value of a parameter; blank counts as missing. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.apply(name)).filter(value -> !value.isBlank());
    }
}
