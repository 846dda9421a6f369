// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A part of type text in UTF-8, in the encoding that keeps it most readable: as it is (RFC 2045 2.7), quoted-printable
 * (6.7) or base64 (6.8).
 */
final class TextPart extends BodyPart {

    private enum Encoding {
        SEVEN_BIT("7bit"),
        QUOTED_PRINTABLE("quoted-printable"),
        BASE64("base64");

        private final String token;

        Encoding(String token) {
            this.token = token;
        }
    }

    /** RFC 5322 2.1.1. */
    private static final int LONGEST_LINE = 998;

    private final byte[] text;
    private final Encoding encoding;

    /**
     * Makes one.
     *
     * @param text with line ends of any kind
     * @param subtype such as plain or html, parameters included
     */
    TextPart(String text, String subtype) {
        CanonicalText canonical = CanonicalText.of(text);
        this.text = canonical.octets();
        this.encoding = choose(canonical);
        setField("Content-Type", "text/" + subtype + "; charset=UTF-8");
        setField("Content-Transfer-Encoding", encoding.token);
    }

    @Override
    void writeContent(OutputStream out) throws IOException {
        switch (encoding) {
            case SEVEN_BIT -> out.write(text);
            case QUOTED_PRINTABLE -> QuotedPrintable.encode(text, out);
            case BASE64 -> {
                try (OutputStream encoded = Base64Part.encoding(out)) {
                    encoded.write(text);
                }
            }
        }
    }

    private static Encoding choose(CanonicalText text) {
        if (text.special() == 0 && text.longestLine() <= LONGEST_LINE) {
            return Encoding.SEVEN_BIT;
        }
        return text.special() * 2L < text.octets().length ? Encoding.QUOTED_PRINTABLE : Encoding.BASE64;
    }
}
