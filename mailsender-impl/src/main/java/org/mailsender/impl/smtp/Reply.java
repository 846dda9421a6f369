// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;

/**
 * A server's reply (RFC 5321 4.2). Immutable.
 *
 * @param code three digits
 * @param text all lines with their code, joined by a blank; fit for people, see {@link Characters#printable}
 * @param lastLine the last of them
 */
public record Reply(int code, String text, String lastLine) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245])\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int LONGEST_TEXT = 4096;
    private static final int TEXT_FOLLOWS = 354;

    /** Shortens the text and takes what a log line or an event could not show. */
    public Reply {
        boolean single = lastLine.equals(text);
        text = shown(text);
        lastLine = single ? text : shown(lastLine);
    }

    /**
     * A reply of one line.
     *
     * @param code three digits
     * @param line with its code
     */
    public Reply(int code, String line) {
        this(code, line, line);
    }

    private static String shown(String text) {
        boolean whole = text.length() <= LONGEST_TEXT;
        String begin = whole ? text : text.substring(0, LONGEST_TEXT);
        boolean plain = begin.chars().allMatch(character -> character >= ' ' && character <= '~');
        return (plain ? begin : Characters.printable(begin)).strip() + (whole ? "" : "...");
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
     * Whether the server waits for more.
     *
     * @return true for 3yz
     */
    public boolean isIntermediate() {
        return code / 100 == 3;
    }

    /**
     * Whether the server waits for the text of a mail (RFC 5321 4.1.1.4).
     *
     * @return true for 354
     */
    public boolean opensText() {
        return code == TEXT_FOLLOWS;
    }

    /**
     * Whether trying again cannot help (RFC 5321 4.2.1). An enhanced code of the transient class overrules a permanent
     * basic code: a mail tried once more is better than a mail lost.
     *
     * @return true for 5yz that is not 4.y.z
     */
    public boolean isPermanent() {
        return code / 100 == 5 && !isTransientByEnhancedCode();
    }

    private boolean isTransientByEnhancedCode() {
        Matcher enhanced = ENHANCED.matcher(text);
        return enhanced.find() && enhanced.group(1).equals("4");
    }

    /**
     * Whether the server did not do what was asked.
     *
     * @return true for 4yz and 5yz
     */
    public boolean isNegative() {
        return code / 100 >= 4;
    }

    /**
     * Whether the server does not know what it was asked (RFC 5321 4.2.4).
     *
     * @return true for 500 and 502
     */
    public boolean isUnknownCommand() {
        return code == 500 || code == 502;
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
