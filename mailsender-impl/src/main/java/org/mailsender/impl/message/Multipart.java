// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Parts that belong together (RFC 2046 5.1). */
final class Multipart extends BodyPart {

    private final String boundary = newBoundary();
    private final List<BodyPart> parts = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param subtype how they do, such as mixed, parameters included
     */
    Multipart(String subtype) {
        setField("Content-Type", "multipart/" + subtype + "; \r\n\tboundary=\"" + boundary + "\"");
    }

    /** With "=_" it stands in no encoded content (RFC 2045 6.7), and by chance alone in no other. */
    private static String newBoundary() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "----=_Part_" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX)
                + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }

    Multipart with(BodyPart part) {
        parts.add(part);
        return this;
    }

    @Override
    void writeContent(OutputStream out) throws IOException {
        for (BodyPart part : parts) {
            writeLine("--" + boundary, out);
            part.writeTo(out);
            writeLine("", out);
        }
        writeLine("--" + boundary + "--", out);
    }
}
