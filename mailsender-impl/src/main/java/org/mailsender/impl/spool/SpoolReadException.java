// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A spool file cannot be read, or does not hold what it should. */
public final class SpoolReadException extends IOException {

    private static final long serialVersionUID = 1L;

    SpoolReadException(Path file, Exception cause) {
        super("the spool file " + file + " cannot be read: " + cause.getMessage(), cause);
    }
}
