// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The characters of a server's words: UTF-8 (RFC 6531 3.7.4), and what is not, as older servers write it. */
final class ReplyText {

    private ReplyText() {}

    static String decode(byte[] octets, int from, int length) {
        return isAscii(octets, from, length) ? latin1(octets, from, length) : foreign(octets, from, length);
    }

    private static boolean isAscii(byte[] octets, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (octets[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String foreign(byte[] octets, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1(octets, from, length);
        }
    }

    private static String latin1(byte[] octets, int from, int length) {
        return new String(octets, from, length, StandardCharsets.ISO_8859_1);
    }
}
