// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of RFC 3461. */
class StatusNotificationTest {

    private static final Capabilities DSN = Capabilities.of(List.of("250-mail.example.com", "250 DSN"));

    private static StatusNotification of(String... events) {
        return StatusNotification.of(List.of(events), DSN);
    }

    @ParameterizedTest
    @CsvSource({
        "a@example.com, ' NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a@example.com'",
        "a+b=c@example.com, ' NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a+2Bb+3Dc@example.com'",
        "'\"a b\"@example.com', ' NOTIFY=SUCCESS,DELAY ORCPT=rfc822;\"a+20b\"@example.com'",
        "jörg@example.com, ' NOTIFY=SUCCESS,DELAY'"
    })
    void aRecipientIsNamedAsItWasGivenIfAsciiCan(String recipient, String parameters) {
        assertEquals(parameters, of("SUCCESS", "DELAY").ofRecipient(recipient));
    }

    @Test
    void theMailIsNamedByItsId() {
        OutgoingMail mail = Submission.mail(List.of("a@example.com"), new ArrayList<>());

        assertEquals(" RET=HDRS ENVID=id+2Bof+3Dthe+20test", of("FAILURE").ofMail(mail));
    }

    @Test
    void nothingIsAskedOfAServerThatDoesNotOfferItOrWhereNobodyWantsIt() {
        OutgoingMail mail = Submission.mail(List.of("a@example.com"), new ArrayList<>());

        for (StatusNotification notification :
                List.of(of(), StatusNotification.of(List.of("FAILURE"), Capabilities.NONE))) {
            assertEquals("", notification.ofMail(mail));
            assertEquals("", notification.ofRecipient("a@example.com"));
        }
    }
}
