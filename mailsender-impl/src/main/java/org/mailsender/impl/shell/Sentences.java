// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;

/** Makes one sentence of whatever ends a command. */
final class Sentences {

    private Sentences() {}

    /** What a command does. */
    @FunctionalInterface
    interface Body {
        void run() throws IOException, InterruptedException;
    }

    /** Runs it; whatever goes wrong is told by the one exception that shells show as it is. */
    static void run(Body body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            throw new Refused("broken off");
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Refused(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }
}
