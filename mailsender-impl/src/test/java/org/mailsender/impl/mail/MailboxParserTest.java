// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a list of addresses, and what is none. */
class MailboxParserTest {

    @Test
    void aListHoldsAddressesWithAndWithoutNames() throws BadAddressException {
        assertEquals(
                List.of(
                        new Mailbox("", "a", "example.com"),
                        new Mailbox("Zoë", "b", "example.com"),
                        new Mailbox("Doe, Jane", "c.d", "example.com"),
                        new Mailbox("", "e", "[192.0.2.1]")),
                MailboxParser.parse(
                        "a@example.com, Zoë <b@example.com>,\"Doe, Jane\" <c.d@example.com>, e@[192.0.2.1]"));
    }

    @Test
    void semicolonsSeparateWherePeopleWrite() throws BadAddressException {
        assertEquals(
                List.of(new Mailbox("", "a", "example.com"), new Mailbox("Doe; J.", "b", "example.com")),
                MailboxParser.parse("a@example.com;\"Doe; J.\" <b@example.com>;"));
    }

    @Test
    void aCommentIsTheNameOfAnAddressWithoutBrackets() throws BadAddressException {
        assertEquals(
                List.of(
                        new Mailbox("Jane (at work)", "a", "example.com"),
                        new Mailbox("Jörg", "b", "example.com"),
                        new Mailbox("Jörg", "c", "example.com")),
                MailboxParser.parse("a@example.com (Jane (at work)), =?UTF-8?Q?J=C3=B6rg?= <b@example.com>,"
                        + " <c@example.com> (J\u00F6rg)"));
    }

    @Test
    void blankIsNone() throws BadAddressException {
        assertEquals(List.of(), MailboxParser.parse("  "));
    }

    @Test
    void aDomainBecomesItsALabels() throws BadAddressException {
        assertEquals(
                "xn--bcher-kva.example",
                MailboxParser.parse("a@bücher.example").get(0).domain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@example.com",
                "a@",
                "a@@example.com",
                "a b@example.com",
                "a@exa mple.com",
                "a@example.com b@x.y",
                "a..b@example.com",
                ".a@example.com",
                "a@-example.com",
                "a@example..com",
                "<a@example.com",
                "a@example.com>",
                "team: a@example.com;",
                "a@straße.example",
                "a@[nonsense]",
                "a\r\n@example.com",
                "x <a@example.com\0>"
            })
    void theseAreNoAddresses(String text) {
        assertThrows(BadAddressException.class, () -> MailboxParser.parse(text), text);
    }

    @Test
    void lengthsAreThoseOfTheStandard() throws BadAddressException {
        MailboxParser.parse("x".repeat(64) + "@example.com");

        assertThrows(BadAddressException.class, () -> MailboxParser.parse("x".repeat(65) + "@example.com"));
    }
}
