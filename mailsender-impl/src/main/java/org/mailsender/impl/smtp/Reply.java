// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's reply (RFC 5321 4.2). Immutable.
 *
 * @param code three digits
 * @param text all lines with their code, joined by a blank
 */
public record Reply(int code, String text) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int LONGEST_TEXT = 4096;

    /** Shortens the text and takes what a log line or an event could not show. */
    public Reply {
        String printable = text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
        text = printable.length() <= LONGEST_TEXT ? printable : printable.substring(0, LONGEST_TEXT) + "...";
    }

    /**
     * A reply that we give ourselves, because the server's answer is known beforehand.
     *
     * @param code the basic code
     * @param enhanced the enhanced code (RFC 3463)
     * @param text why
     * @return the reply
     */
    public static Reply ours(int code, String enhanced, String text) {
        return new Reply(code, code + " " + enhanced + " " + text);
    }

    /**
     * Whether the server did what was asked.
     *
     * @return true for 2yz
     */
    public boolean isPositive() {
        return code / 100 == 2;
    }

    /**
     * Whether the server waits for more, as after DATA.
     *
     * @return true for 3yz
     */
    public boolean isIntermediate() {
        return code / 100 == 3;
    }

    /**
     * Whether trying again cannot help (RFC 5321 4.2.1). An enhanced code of the transient class overrules a permanent
     * basic code: a mail tried once more is better than a mail lost.
     *
     * @return true for 5yz that is not 4.y.z
     */
    public boolean isPermanent() {
        Matcher enhanced = ENHANCED.matcher(text);
        return code / 100 == 5 && !(enhanced.find() && enhanced.group(1).equals("4"));
    }

    /**
     * Whether the server is about to close the connection (RFC 5321 3.8).
     *
     * @return true for 421
     */
    public boolean closesConnection() {
        return code == 421;
    }

    /**
     * Whether the server wants authentication or encryption first (RFC 4954 6, RFC 3207 4).
     *
     * @return true for 530, 534, 535 and 538
     */
    public boolean wantsAuthentication() {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    @Override
    public String toString() {
        return text;
    }
}
