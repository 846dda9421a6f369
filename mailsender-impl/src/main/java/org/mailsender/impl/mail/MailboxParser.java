// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated lists of addresses (RFC 5322 3.4), strictly: nothing dubious reaches a header or the wire. */
public final class MailboxParser {

    /** RFC 5321 4.5.3.1.1 and 4.5.3.1.3, in octets; a path is an address in angle brackets. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final int LONGEST_ADDRESS = 254;
    /** A longer word could not be folded into lines of 998 octets (RFC 5322 2.1.1). */
    private static final int LONGEST_DISPLAY_NAME = 255;

    private MailboxParser() {}

    /**
     * Parses a list.
     *
     * @param list addresses with or without display name; blank for none
     * @return the addresses in their order
     * @throws BadAddressException if any of them is malformed
     */
    public static List<Mailbox> parse(String list) throws BadAddressException {
        if (list.isBlank()) {
            return List.of();
        }
        Characters.requirePrintable(list, problem -> new BadAddressException(shown(list) + " " + problem));
        List<Mailbox> mailboxes = new ArrayList<>();
        for (InternetAddress address : addresses(list)) {
            mailboxes.add(mailbox(address));
        }
        return List.copyOf(mailboxes);
    }

    private static InternetAddress[] addresses(String list) throws BadAddressException {
        try {
            return InternetAddress.parseHeader(list, true);
        } catch (AddressException e) {
            throw new BadAddressException(
                    shown(list) + " is no list of addresses separated by commas: " + e.getMessage() + ".");
        }
    }

    private static Mailbox mailbox(InternetAddress address) throws BadAddressException {
        String text = address.getAddress();
        if (address.isGroup()) {
            throw new BadAddressException(shown(text) + " is a group; name its members.");
        }
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new BadAddressException(shown(text) + " is no address such as name@example.com.");
        }
        String localPart = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        Mailbox mailbox = new Mailbox(displayName(address), localPart, Domain.toAscii(text.substring(at + 1)));
        check(mailbox, text);
        return mailbox;
    }

    private static String displayName(InternetAddress address) {
        String name = address.getPersonal();
        return name == null ? "" : Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    private static void check(Mailbox mailbox, String text) throws BadAddressException {
        Characters.requirePrintable(
                mailbox.displayName(),
                problem -> new BadAddressException(shown(text) + " has a display name that " + problem));
        if (mailbox.displayName().length() > LONGEST_DISPLAY_NAME) {
            throw new BadAddressException(
                    shown(text) + " has a display name longer than " + LONGEST_DISPLAY_NAME + " characters.");
        }
        if (!LocalPart.isLegal(mailbox.localPart())) {
            throw new BadAddressException(shown(text) + " has a malformed part before the @.");
        }
        if (octets(mailbox.localPart()) > LONGEST_LOCAL_PART || octets(mailbox.address()) > LONGEST_ADDRESS) {
            throw new BadAddressException(shown(text) + " is too long: at most " + LONGEST_LOCAL_PART
                    + " octets before the @ and " + LONGEST_ADDRESS + " in all.");
        }
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        return Characters.quoted(text);
    }
}
