// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of addresses (RFC 5322 3.4), strictly: nothing dubious reaches a header or the wire. */
public final class MailboxParser {

    /** RFC 5321 4.5.3.1.3, in octets; a path is an address in angle brackets. */
    private static final int LONGEST_ADDRESS = 254;
    /** A longer word could not be folded into lines of 998 octets (RFC 5322 2.1.1). */
    private static final int LONGEST_DISPLAY_NAME = 255;
    /** As encoded-words (RFC 2047) with twelve characters for each of the name's. */
    private static final int LONGEST_PHRASE = 16 * LONGEST_DISPLAY_NAME;

    private MailboxParser() {}

    /**
     * Parses a list as people write it.
     *
     * @param list addresses with or without display name, separated by commas or semicolons; blank for none
     * @return the addresses in their order
     * @throws BadAddressException if any of them is malformed
     */
    public static List<Mailbox> parse(String list) throws BadAddressException {
        Characters.requirePrintable(list, problem -> new BadAddressException(shown(list) + " " + problem));
        List<Mailbox> mailboxes = new ArrayList<>();
        for (AddressScanner.Entry entry : AddressScanner.scan(list)) {
            mailboxes.add(mailbox(entry));
        }
        return List.copyOf(mailboxes);
    }

    static Mailbox mailbox(AddressScanner.Entry entry) throws BadAddressException {
        String address = entry.address();
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new BadAddressException(shown(entry.text()) + " is no address such as name@example.com.");
        }
        String localPart = localPart(address.substring(0, at), address);
        Mailbox mailbox = new Mailbox(displayName(entry), localPart, Domain.toAscii(address.substring(at + 1)));
        if (octets(mailbox) > LONGEST_ADDRESS) {
            throw tooLong(address);
        }
        return mailbox;
    }

    private static String localPart(String given, String address) throws BadAddressException {
        if (given.length() > 3 * LocalPart.LONGEST) {
            throw tooLong(address);
        }
        Characters.requireVisible(given, problem -> new BadAddressException(shown(address) + " " + problem));
        String localPart = Normalizer.normalize(given, Normalizer.Form.NFC);
        if (LocalPart.isTooLong(localPart)) {
            throw tooLong(address);
        }
        if (!LocalPart.isLegal(localPart)) {
            throw new BadAddressException(shown(address) + " has a malformed part before the @.");
        }
        return localPart;
    }

    private static String displayName(AddressScanner.Entry entry) throws BadAddressException {
        String phrase = entry.phrase().isEmpty() ? entry.comment() : unquoted(entry.phrase());
        if (phrase.length() > LONGEST_PHRASE) {
            throw nameTooLong(entry);
        }
        String name = Normalizer.normalize(decoded(phrase).strip(), Normalizer.Form.NFC);
        Characters.requireHonest(
                name, problem -> new BadAddressException(shown(entry.text()) + " has a display name that " + problem));
        if (name.length() > LONGEST_DISPLAY_NAME) {
            throw nameTooLong(entry);
        }
        return name;
    }

    /** The content, if all of it is one quoted string (RFC 5322 3.2.4). */
    static String unquoted(String phrase) {
        if (phrase.charAt(0) != '"') {
            return phrase;
        }
        StringBuilder content = new StringBuilder();
        for (int i = 1; i < phrase.length(); i++) {
            char character = phrase.charAt(i);
            if (character == '"') {
                return i == phrase.length() - 1 ? content.toString() : phrase;
            }
            if (character == '\\' && i + 1 < phrase.length()) {
                i++;
            }
            content.append(phrase.charAt(i));
        }
        return phrase;
    }

    private static String decoded(String phrase) {
        try {
            return MimeUtility.decodeText(phrase);
        } catch (UnsupportedEncodingException e) {
            return phrase;
        }
    }

    private static int octets(Mailbox mailbox) {
        return mailbox.address().getBytes(StandardCharsets.UTF_8).length;
    }

    private static BadAddressException tooLong(String address) {
        return new BadAddressException(shown(address) + " is too long: at most " + LocalPart.LONGEST
                + " octets before the @ and " + LONGEST_ADDRESS + " in all.");
    }

    private static BadAddressException nameTooLong(AddressScanner.Entry entry) {
        return new BadAddressException(
                shown(entry.text()) + " has a display name longer than " + LONGEST_DISPLAY_NAME + " characters.");
    }

    private static String shown(String text) {
        return Characters.quoted(text);
    }
}
