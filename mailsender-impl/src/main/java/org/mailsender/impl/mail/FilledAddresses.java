// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of addresses (RFC 5322 3.4) with gaps, filled with texts that others brought. It is taken apart before it is
 * filled, so that a text can neither add an address nor change where one ends: it becomes one address, or a part of one.
 * Used once, by one thread.
 */
public final class FilledAddresses {

    private final String list;
    private final char gap;
    private final List<List<String>> texts;
    private final List<String> filled = new ArrayList<>();
    private int next;

    /**
     * Prepares a list.
     *
     * @param list addresses separated by commas or semicolons
     * @param gap the character that stands for a text
     * @param texts what belongs into each gap: as many addresses are made as there are texts
     */
    public FilledAddresses(String list, char gap, List<List<String>> texts) {
        this.list = list;
        this.gap = gap;
        this.texts = texts;
    }

    /**
     * Fills it.
     *
     * @return one address each, as a header field may have it
     * @throws BadAddressException if an address is malformed, or a text would be more than one
     */
    public List<String> list() throws BadAddressException {
        try {
            for (AddressScanner.Entry entry : AddressScanner.scan(list)) {
                fill(entry);
            }
            return List.copyOf(filled);
        } catch (BadAddressException e) {
            throw new BadAddressException(e.getMessage().replace(String.valueOf(gap), "{{}}"));
        }
    }

    private void fill(AddressScanner.Entry entry) throws BadAddressException {
        List<List<String>> own = texts.subList(next, next + gaps(entry.text()));
        next += own.size();
        if (entry.text().equals(String.valueOf(gap))) {
            for (String text : own.get(0)) {
                addWhole(text);
            }
            return;
        }
        if (gaps(entry.phrase()) + gaps(entry.address()) != own.size()) {
            throw new BadAddressException(
                    "a tag stands in a comment; put it in front of <address>, or between < and >.");
        }
        int count = own.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < count; i++) {
            add(entry, chosen(own, i, count));
        }
    }

    private int gaps(String text) {
        return (int) text.chars().filter(character -> character == gap).count();
    }

    /** Beside a collection, a single text is repeated. */
    private static List<String> chosen(List<List<String>> texts, int index, int count) throws BadAddressException {
        List<String> chosen = new ArrayList<>();
        for (List<String> each : texts) {
            if (each.size() != count && each.size() != 1) {
                throw new BadAddressException(
                        "one address names collections of " + each.size() + " and of " + count + " elements.");
            }
            chosen.add(each.get(each.size() == 1 ? 0 : index));
        }
        return chosen;
    }

    /** A text in the place of an address: with its display name, or blank for none. */
    private void addWhole(String text) throws BadAddressException {
        List<Mailbox> mailboxes = MailboxParser.parse(text);
        if (mailboxes.size() > 1) {
            throw new BadAddressException(Characters.quoted(text)
                    + " is more than one address, and stands where one belongs; pass an array or a collection to name"
                    + " several.");
        }
        mailboxes.forEach(mailbox -> filled.add(written(mailbox)));
    }

    private void add(AddressScanner.Entry entry, List<String> chosen) throws BadAddressException {
        int inPhrase = gaps(entry.phrase());
        String address = filled(entry.address(), chosen.subList(inPhrase, chosen.size()));
        String name = entry.phrase().isEmpty()
                ? entry.comment()
                : filled(MailboxParser.unquoted(entry.phrase()), chosen.subList(0, inPhrase));
        AddressScanner.Entry whole =
                new AddressScanner.Entry(filled(entry.text(), chosen), quotedString(name), address, "");
        filled.add(written(MailboxParser.mailbox(whole)));
    }

    private String filled(String text, List<String> values) {
        StringBuilder whole = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == gap && used < values.size()) {
                whole.append(values.get(used++));
            } else {
                whole.append(text.charAt(i));
            }
        }
        return whole.toString();
    }

    private static String written(Mailbox mailbox) {
        return mailbox.displayName().isEmpty()
                ? mailbox.address()
                : quotedString(mailbox.displayName()) + " <" + mailbox.address() + ">";
    }

    /** RFC 5322 3.2.4: whatever it holds, it is one name. */
    private static String quotedString(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
