// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.text.Normalizer;
import org.mailsender.impl.mail.Characters;

/** The name under which a reader sees an attached file: it tells nothing of folders, and hides nothing of itself. */
final class FileName {

    private static final String NAMELESS = "attachment";

    private FileName() {}

    /** The last part of a path of any system, without what deceives a reader, and without dots and blanks at its end. */
    static String shown(String name) {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String last = name.substring(folder + 1);
        boolean drive = last.length() > 1 && last.charAt(1) == ':' && Character.isLetter(last.charAt(0));
        String honest = Characters.honest(drive ? last.substring(2) : last).strip();
        int end = honest.length();
        while (end > 0 && isDotOrBlank(honest.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? NAMELESS : Normalizer.normalize(honest.substring(0, end), Normalizer.Form.NFC);
    }

    /** What Windows leaves out, so that another ending counts than the one that is seen. */
    private static boolean isDotOrBlank(char character) {
        return character == '.' || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
