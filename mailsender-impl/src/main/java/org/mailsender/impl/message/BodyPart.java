// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of a mail (RFC 2045 2.5): header fields, which whoever makes it knows, and a content that it writes itself.
 * Jakarta Mail's own would go through the content once more to choose an encoding, and look its provider up for each.
 */
abstract class BodyPart {

    private static final byte[] CRLF = {'\r', '\n'};

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** Adds a header field. */
    final void setField(String name, String value) {
        fields.put(name, value);
    }

    /** Its header fields: values by name. */
    final Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Writes it whole. */
    final void writeTo(OutputStream out) throws IOException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            writeLine(field.getKey() + ": " + field.getValue(), out);
        }
        out.write(CRLF);
        writeContent(out);
    }

    /** Writes the content, encoded as the header says. */
    abstract void writeContent(OutputStream out) throws IOException;

    static void writeLine(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write(CRLF);
    }
}
