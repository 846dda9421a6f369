// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.call;

import java.io.IOException;
import java.io.OutputStream;

/** The response to a {@link Call}, whichever servlet API it goes by. */
public interface Answer {

    /** A part of the page that the console puts its frame around. */
    void page(String html) throws IOException;

    /**
     * A file of its own.
     *
     * @param type its media type
     * @param name under which it is saved, "" for one that is shown
     * @param content writes it
     */
    void file(String type, String name, Content content) throws IOException;

    /** There is no such file. */
    void missing() throws IOException;

    /** What a file holds. */
    @FunctionalInterface
    interface Content {

        /** Writes it, and leaves the target open. */
        void writeTo(OutputStream target) throws IOException;
    }
}
