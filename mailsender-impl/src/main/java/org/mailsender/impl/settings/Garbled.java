// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.mailsender.impl.mail.Characters;

/**
 * Finds texts that a file held otherwise. File Install takes .cfg files for ISO-8859-1 unless it is told otherwise, and
 * a backslash for the beginning of an escape.
 */
final class Garbled {

    private static final Set<String> MAY_HAVE_LINES = Set.of("event.filter", "message", "text");

    private Garbled() {}

    /** Refuses what was surely not meant; never shows a secret, and does not judge its letters. */
    static void refuse(String key, String value) throws ConfigurationException {
        boolean secret = KnownKeys.isSecret(key);
        if (value.indexOf('\uFFFD') >= 0) {
            throw new ConfigurationException(
                    key,
                    "it holds U+FFFD, which stands for what could not be read; the file is in another encoding than it"
                            + " was read in: write escapes such as \\u00FC for \u00FC.");
        }
        String meant = secret ? "" : decoded(value);
        if (!meant.isEmpty()) {
            throw new ConfigurationException(
                    key,
                    Characters.quoted(value) + " is UTF-8 that was read as ISO-8859-1; write " + escaped(meant)
                            + ", or set felix.fileinstall.configEncoding=UTF-8 for the framework.");
        }
        int control = value.chars()
                .filter(character -> Character.isISOControl(character)
                        && !(MAY_HAVE_LINES.contains(key) && Character.isWhitespace(character)))
                .findFirst()
                .orElse(-1);
        if (control >= 0) {
            throw new ConfigurationException(
                    key,
                    String.format(
                            Locale.ROOT,
                            "it holds the control character U+%04X, which is not allowed; in a .cfg file a backslash is"
                                    + " written twice, such as CORP\\\\bob.",
                            control));
        }
    }

    /** What a text was before its UTF-8 was read as ISO-8859-1; "" if it was not. */
    private static String decoded(String value) {
        if (value.chars().allMatch(character -> character < 0x80)
                || value.chars().anyMatch(c -> c > 0xFF)) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(character -> escaped.append(
                        character < 0x80
                                ? String.valueOf((char) character)
                                : String.format(Locale.ROOT, "\\u%04X", character)));
        return Characters.quoted(escaped.toString());
    }
}
