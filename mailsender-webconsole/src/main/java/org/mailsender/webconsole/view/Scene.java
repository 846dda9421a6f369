// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.util.Optional;
import org.mailsender.webconsole.action.Result;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.text.Texts;
import org.mailsender.webconsole.text.Times;

/**
 * What every part of the page needs to know.
 *
 * @param where the reader is
 * @param texts in the reader's language
 * @param times at the moment of the call
 * @param token that a form must bring back
 * @param console what stands before the name of another page of the console
 * @param result of the action that led here
 */
public record Scene(Where where, Texts texts, Times times, String token, String console, Optional<Result> result) {

    /** What that field of a form was filled with before something went wrong, "" for nothing. */
    String typed(String field) {
        return result.map(told -> told.typed().getOrDefault(field, "")).orElse("");
    }
}
