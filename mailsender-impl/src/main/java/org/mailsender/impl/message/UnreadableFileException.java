// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.nio.file.Path;
import org.mailsender.impl.mail.Characters;

/** An attached file could not be read while the mail was written; the message is a sentence that names it. */
public final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFileException(Path file, IOException cause) {
        super(Characters.quoted(String.valueOf(file)) + " cannot be read: " + FileTrouble.reason(cause), cause);
    }

    UnreadableFileException(Path file, String reason) {
        super(Characters.quoted(String.valueOf(file)) + " cannot be read: " + reason);
    }
}
