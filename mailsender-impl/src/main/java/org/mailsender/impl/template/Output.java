// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.io.Writer;
import org.mailsender.impl.mail.RefusedException;

/** Takes what a template writes, as long as that is not too much. Confined to one thread. */
final class Output extends Writer {

    private final Rendering rendering;
    private final StringBuilder text = new StringBuilder();

    Output(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        count(length);
        text.append(characters, offset, length);
    }

    @Override
    public Writer append(CharSequence characters) {
        count(characters.length());
        text.append(characters);
        return this;
    }

    private void count(int length) {
        try {
            rendering.write(length);
        } catch (RefusedException e) {
            throw new Stopped(e);
        }
    }

    String text() {
        return text.toString();
    }

    @Override
    public void flush() {
        // All is in memory.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
