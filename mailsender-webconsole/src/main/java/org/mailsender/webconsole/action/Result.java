// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.util.Map;
import java.util.Optional;
import org.mailsender.management.MailContent;

/**
 * What an action came to.
 *
 * @param success whether it was done
 * @param text for people, "" if the page shows it anyway
 * @param typed what the form was filled with, and is to be filled with again
 * @param preview the mail that the form would make
 */
public record Result(boolean success, String text, Map<String, String> typed, Optional<MailContent> preview) {

    static Result done(String text) {
        return new Result(true, text, Map.of(), Optional.empty());
    }

    static Result failed(String text) {
        return new Result(false, text, Map.of(), Optional.empty());
    }

    static Result preview(MailContent mail) {
        return new Result(true, "", Map.of(), Optional.of(mail));
    }

    Result typed(Map<String, String> values) {
        return new Result(success, text, Map.copyOf(values), preview);
    }
}
