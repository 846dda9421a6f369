// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;

/** The header fields that a request may add; those that MailSender answers for are refused. */
final class FurtherHeaders {

    private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,75}");
    /** RFC 5322 2.1.1. */
    private static final int LONGEST_LINE = 998;

    private static final Set<String> OWNED = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "auto-submitted",
            "return-path",
            "received",
            "x-original-to");
    private static final Pattern OWNED_FAMILIES =
            Pattern.compile("content-.*|resent-.*|x-mailsender-.*|arc-.*|dkim-.*");

    private final Map<String, String> fields;

    FurtherHeaders(Map<String, String> fields) {
        this.fields = fields;
    }

    void writeTo(MimeMessage message) throws RefusedException, MessagingException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String name = field.getKey();
            check(name);
            message.setHeader(name, lines(name, field.getValue()));
        }
    }

    private static String lines(String name, String given) throws RefusedException {
        String what = Characters.quoted(name) + " ";
        String value = HeaderText.normalized("headers", what, given).strip();
        String lines = HeaderText.asWritten(name, value);
        if ((name + ": " + lines).lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw new RefusedException(
                    "headers",
                    what + "has a word that is too long for a line of " + LONGEST_LINE
                            + " octets; put blanks into it where the field may be folded.");
        }
        return lines;
    }

    private static void check(String name) throws RefusedException {
        if (!LEGAL_NAME.matcher(name).matches()) {
            throw new RefusedException(
                    "headers", Characters.quoted(name) + " is no name of a header field; use letters, digits and -.");
        }
        String key = name.toLowerCase(Locale.ROOT);
        if (OWNED.contains(key) || OWNED_FAMILIES.matcher(key).matches()) {
            throw new RefusedException(
                    "headers", Characters.quoted(name) + " is set by MailSender itself; an event cannot change it.");
        }
    }
}
