// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.Optional;
import org.mailsender.impl.mail.RefusedException;

/** Ends a rendering from below the engine, which lets no checked exception through. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusedException refusal;

    Stopped(RefusedException refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.refusal = refusal;
    }

    /** The refusal that ended a rendering; empty if something else did. */
    static Optional<RefusedException> refusalIn(RuntimeException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof Stopped stopped) {
                return Optional.of(stopped.refusal);
            }
        }
        return Optional.empty();
    }
}
