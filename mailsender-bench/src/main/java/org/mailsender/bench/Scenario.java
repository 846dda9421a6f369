// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is sent, and how far.
 *
 * @param name for the table
 * @param body the text, HTML if it begins with an angle bracket
 * @param attachment a file, null for none
 * @param recipients how many
 * @param way to the server
 */
public record Scenario(String name, String body, Path attachment, int recipients, Way way) {

    /** Sender of all mails. */
    public static final String SENDER = "sender@example.com";

    /** Subject of all mails. */
    public static final String SUBJECT = "Order accepted";

    /**
     * Whether the body is HTML.
     *
     * @return false for plain text
     */
    public boolean isHtml() {
        return body.startsWith("<");
    }

    /**
     * Whether STARTTLS is used.
     *
     * @return false for none
     */
    public boolean tls() {
        return way.tls();
    }

    /**
     * Whether the client must prove who it is.
     *
     * @return false for none
     */
    public boolean login() {
        return way.login();
    }

    /**
     * To whom.
     *
     * @return addresses
     */
    public List<String> addresses() {
        return IntStream.range(0, recipients)
                .mapToObj(i -> "recipient" + i + "@example.com")
                .toList();
    }

    /**
     * The addresses in one text.
     *
     * @return separated by commas
     */
    public String addressLine() {
        return String.join(",", addresses());
    }
}
