// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.net.URI;
import java.util.regex.Pattern;

/** The last part of a path of any system, or of a URI. */
final class PathName {

    private static final Pattern FILE_URI = Pattern.compile("(?i)file:.*", Pattern.DOTALL);

    private PathName() {}

    static String last(String text) {
        String path = decoded(text);
        int end = path.length();
        while (end > 1 && isSeparator(path.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !isSeparator(path.charAt(start - 1))) {
            start--;
        }
        return path.substring(start, end);
    }

    private static boolean isSeparator(char character) {
        return character == '/' || character == '\\';
    }

    private static String decoded(String text) {
        if (!FILE_URI.matcher(text).matches()) {
            return text;
        }
        try {
            String path = URI.create(text.replace(" ", "%20")).getPath();
            return path == null ? text : path;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
