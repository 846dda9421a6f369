// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** Reads {@code file:} URIs (RFC 8089): those of this machine, however they say so. */
final class FileUri {

    /** Two letters at least, because one is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private FileUri() {}

    static boolean isUri(String text) {
        return SCHEME.matcher(text).matches();
    }

    static Path path(String property, String text) throws RefusedException {
        if (!text.regionMatches(true, 0, "file:", 0, 5)) {
            throw new RefusedException(
                    property,
                    Characters.quoted(text) + " is no file: URI; only files can be attached, nothing is downloaded.");
        }
        try {
            URI uri = URI.create(text.replace(" ", "%20"));
            refuseOtherMachines(property, text, uri);
            if (uri.getRawPath() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw malformed(property, text);
            }
            return Path.of(URI.create(URI.create("file://" + uri.getRawPath()).toASCIIString()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw malformed(property, text);
        }
    }

    private static void refuseOtherMachines(String property, String text, URI uri) throws RefusedException {
        String host = uri.getRawAuthority();
        if (host != null && !host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
            throw new RefusedException(
                    property,
                    Characters.quoted(text) + " names the machine " + Characters.quoted(host)
                            + "; only files of this one can be attached, by file:///path.");
        }
    }

    private static RefusedException malformed(String property, String text) {
        return new RefusedException(
                property,
                Characters.quoted(text) + " is no valid file: URI; write file:///path, and in it ? as %3F, # as %23,"
                        + " % as %25, a comma as %2C.");
    }
}
