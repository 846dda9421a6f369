// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailsender.Mail;
import org.mailsender.impl.mail.BadAddressException;
import org.mailsender.impl.mail.Mailbox;
import org.mailsender.impl.mail.MailboxParser;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.RenderingSettings;
import org.mailsender.store.Envelope;

/** To whom a mail goes: what stands in the header, and what goes into the envelope. Immutable. */
record Addressing(
        Mailbox sender,
        Optional<Mailbox> reversePath,
        List<Mailbox> to,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<Mailbox> replyTo,
        List<Mailbox> redirectTo) {

    /** The mail's own addresses replace the configured ones, field by field. */
    static Addressing of(Mail mail, RenderingSettings settings) throws RefusedException {
        Addressing addressing = new Addressing(
                settings.sender(),
                settings.reversePath(),
                chosen("recipients", mail.recipients(), settings.recipients()),
                chosen("cc", mail.cc(), settings.cc()),
                chosen("bcc", mail.bcc(), settings.bcc()),
                chosen("replyTo", mail.replyTo(), settings.replyTo()),
                settings.redirectTo());
        if (addressing.intended().findAny().isEmpty()) {
            throw new RefusedException(
                    "recipients", "none are given, neither by the event nor by the configuration; name at least one.");
        }
        return addressing;
    }

    private static List<Mailbox> chosen(String property, List<String> given, List<Mailbox> configured)
            throws RefusedException {
        if (given.isEmpty()) {
            return configured;
        }
        try {
            List<Mailbox> mailboxes = new ArrayList<>();
            for (String list : given) {
                mailboxes.addAll(MailboxParser.parse(list));
            }
            return mailboxes;
        } catch (BadAddressException e) {
            throw new RefusedException(property, e.getMessage());
        }
    }

    /** Every address once, however many fields name it. */
    Envelope envelope() {
        Map<String, Mailbox> distinct = new LinkedHashMap<>();
        (redirectTo.isEmpty() ? intended() : redirectTo.stream())
                .forEach(mailbox -> distinct.putIfAbsent(
                        mailbox.localPart() + "@" + mailbox.domain().toLowerCase(Locale.ROOT), mailbox));
        boolean utf8 = sender.needsSmtpUtf8()
                || reversePath.filter(Mailbox::needsSmtpUtf8).isPresent()
                || distinct.values().stream().anyMatch(Mailbox::needsSmtpUtf8)
                || (redirectTo.isEmpty() && intended().anyMatch(Mailbox::needsSmtpUtf8))
                || replyTo.stream().anyMatch(Mailbox::needsSmtpUtf8);
        return new Envelope(
                reversePath.map(Mailbox::address).orElse(""),
                distinct.values().stream().map(Mailbox::address).toList(),
                utf8);
    }

    /** The intended recipients, if the mail goes elsewhere. */
    Optional<String> redirection() {
        return redirectTo.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        ", ", intended().map(Mailbox::address).distinct().toList()));
    }

    void writeTo(MimeMessage message) throws MessagingException, RefusedException {
        message.setFrom(internetAddress(sender));
        message.setRecipients(RecipientType.TO, internetAddresses(redirectTo.isEmpty() ? to : redirectTo));
        if (redirectTo.isEmpty()) {
            message.setRecipients(RecipientType.CC, internetAddresses(cc));
        }
        if (!replyTo.isEmpty()) {
            message.setReplyTo(internetAddresses(replyTo));
        }
        if (message.getHeader("To") == null && message.getHeader("Cc") == null) {
            message.setHeader("To", "undisclosed-recipients:;");
        }
        if (redirection().isPresent()) {
            message.setHeader(
                    "X-Original-To",
                    HeaderText.encoded("X-Original-To", redirection().get()));
        }
    }

    private Stream<Mailbox> intended() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }

    private static Address[] internetAddresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Addressing::internetAddress).toArray(Address[]::new);
    }

    private static InternetAddress internetAddress(Mailbox mailbox) {
        try {
            InternetAddress address = new InternetAddress();
            address.setAddress(mailbox.address());
            if (!mailbox.displayName().isEmpty()) {
                address.setPersonal(mailbox.displayName(), "UTF-8");
            }
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM knows UTF-8", e);
        }
    }
}
