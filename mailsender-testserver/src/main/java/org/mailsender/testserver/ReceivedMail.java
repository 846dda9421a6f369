// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A mail that the server took. Immutable.
 *
 * @param sender the reverse-path
 * @param recipients the forward-paths taken
 * @param content its text, without dot-stuffing
 * @param arrived when the final dot came
 * @param connection number of its connection, from 1
 * @param user who authenticated, "" for nobody
 * @param encrypted whether it came over TLS
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ReceivedMail(
        String sender,
        List<String> recipients,
        byte[] content,
        Instant arrived,
        int connection,
        String user,
        boolean encrypted) {

    /**
     * The text as characters.
     *
     * @return each octet one character
     */
    public String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /**
     * A header field, unfolded.
     *
     * @param name its name
     * @return its first value, "" for none
     */
    public String header(String name) {
        String head = text().split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]", " ");
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return "ReceivedMail[" + sender + " -> " + recipients + ", " + header("Subject") + "]";
    }
}
