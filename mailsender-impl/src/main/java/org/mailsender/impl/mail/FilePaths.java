// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;

/** What is wrong with a text that is no path. */
public final class FilePaths {

    /** How this process writes names of files; it follows from the locale that the JVM was started with. */
    private static final String NAME_ENCODING = "sun.jnu.encoding";

    private FilePaths() {}

    /**
     * Says why a text is no path, above all when only the locale of this process is to blame.
     *
     * @param text what was given
     * @param trouble what the JDK made of it
     * @return a sentence that shows the text
     */
    public static String complaint(String text, InvalidPathException trouble) {
        String encoding = System.getProperty(NAME_ENCODING, "");
        if (!encoding.isEmpty()
                && Charset.isSupported(encoding)
                && !Charset.forName(encoding).newEncoder().canEncode(text)) {
            return Characters.quoted(text) + " cannot be the name of a file here: this process was started in a locale"
                    + " whose encoding (sun.jnu.encoding=" + encoding + ") lacks one of its characters; start it with"
                    + " a UTF-8 locale, such as LC_ALL=C.UTF-8.";
        }
        return Characters.quoted(text) + " is no valid path: " + trouble.getReason() + ".";
    }
}
