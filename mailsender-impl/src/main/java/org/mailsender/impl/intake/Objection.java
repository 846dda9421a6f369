// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.UnreadableFileException;
import org.mailsender.store.MessageTooLargeException;

/**
 * Why a request becomes no mail. Immutable.
 *
 * @param property what is at fault: a property or key
 * @param problem what is wrong with it, and what to do
 */
record Objection(String property, String problem) {

    static Objection of(RefusedException e) {
        return new Objection(e.property(), e.problem());
    }

    static Objection of(MessageTooLargeException e) {
        return new Objection("maxMessageBytes", e.getMessage() + ".");
    }

    static Objection of(UnreadableFileException e) {
        return new Objection("attachments", e.getMessage() + ".");
    }

    /** Nobody asked for anything wrong. */
    static Objection ofOurOwn(Throwable error) {
        return new Objection(
                "message", "an error of our own, see the log: " + Characters.printable(String.valueOf(error)) + ".");
    }

    /** One sentence that begins with what is at fault. */
    String sentence() {
        return property + ": " + problem;
    }
}
