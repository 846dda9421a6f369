// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parameters of MIME header fields: charset and continuations by RFC 2231 where plain text does not do. */
final class Rfc2231 {

    /** Without what looks like an encoded-word (RFC 2047), which some readers decode even here. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*=\\?)[ -~]{0,60}");
    /** Keeps every folded line within the 78 characters of RFC 5322 2.1.1. */
    private static final int SEGMENT_LENGTH = 54;

    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    private Rfc2231() {}

    /** Begins with a semicolon and a fold, to be put behind a value. */
    static String parameter(String name, String value) {
        if (PLAIN.matcher(value).matches()) {
            return ";\r\n " + name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        StringBuilder parameter = new StringBuilder();
        StringBuilder segment = new StringBuilder("UTF-8''");
        int count = 0;
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            segment.append(encoded(octet));
            if (segment.length() > SEGMENT_LENGTH) {
                append(parameter, name, count++, segment);
            }
        }
        if (count == 0) {
            return ";\r\n " + name + "*=" + segment;
        }
        if (!segment.isEmpty()) {
            append(parameter, name, count, segment);
        }
        return parameter.toString();
    }

    /** What remains of a name for readers that know only ASCII. */
    static String ascii(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String ascii = decomposed.replaceAll("[^ -~]+", "_").replace("=?", "=_");
        return ascii.length() <= 60 ? ascii : ascii.substring(ascii.length() - 60);
    }

    private static void append(StringBuilder parameter, String name, int count, StringBuilder segment) {
        parameter
                .append(";\r\n ")
                .append(name)
                .append('*')
                .append(count)
                .append("*=")
                .append(segment);
        segment.setLength(0);
    }

    private static String encoded(byte octet) {
        char character = (char) (octet & 0xFF);
        boolean plain = character < 128
                && (Character.isLetterOrDigit(character) || ATTRIBUTE_CHARACTERS.indexOf(character) >= 0);
        return plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character);
    }
}
