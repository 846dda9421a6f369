// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.ReceivedMail;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.mailsender.testserver.TestCertificates;
import org.osgi.service.event.Event;

/** Two servers: whichever way the first one dies, the second takes over, and gives back. */
class FailoverTest {

    private static final int MAILS = 500;
    private static final Map<String, String> ACCOUNTS = Map.of("app", "right");

    @TempDir
    static Path certificateFolder;

    private static TestCertificates certificates;
    private static SSLContext good;
    private static SSLContext wrong;

    private SmtpTestServer first = SmtpTestServer.start();
    private final SmtpTestServer second = SmtpTestServer.start();
    private final List<ReceivedMail> takenBeforeTheEnd = new ArrayList<>();
    private String firstName;
    private String secondName;

    @TempDir
    Path folder;

    private InstanceFixture orders;

    /** Ways for a server to die. */
    enum Dying {
        REFUSES_CONNECTIONS,
        SAYS_NOTHING,
        SAYS_NOTHING_AFTER_EHLO,
        SAYS_NOTHING_AFTER_MAIL,
        CLOSES_AT_MAIL,
        GREETS_421,
        GREETS_554,
        SHOWS_A_WRONG_CERTIFICATE,
        REFUSES_THE_CREDENTIALS,
        WANTS_OTHER_CREDENTIALS_FOR_MAIL,
        IS_KILLED_IN_THE_MIDDLE
    }

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(certificateFolder);
        good = certificates.server("good", "dns:localhost,ip:127.0.0.1", "-1d", 30);
        wrong = certificates.server("wrong", "dns:other.test", "-1d", 30);
    }

    @BeforeEach
    void prepare() {
        firstName = "127.0.0.1:" + first.port();
        secondName = "127.0.0.1:" + second.port();
        orders = new InstanceFixture(first, folder.resolve("orders"))
                .with("mailServer", firstName + ", " + secondName)
                .with("readTimeoutSeconds", "1");
    }

    @AfterEach
    void close() {
        orders.close();
        first.close();
        second.close();
    }

    private void die(Dying way) {
        switch (way) {
            case REFUSES_CONNECTIONS -> first.close();
            case SAYS_NOTHING -> first.when(Step.GREETING).then(Reaction.silence());
            case SAYS_NOTHING_AFTER_EHLO -> first.when(Step.EHLO).then(Reaction.silence());
            case SAYS_NOTHING_AFTER_MAIL -> first.when(Step.MAIL).then(Reaction.silence());
            case CLOSES_AT_MAIL -> first.when(Step.MAIL).then(Reaction.drop());
            case GREETS_421 -> first.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Busy"));
            case GREETS_554 -> first.when(Step.GREETING).then(Reaction.reply("554 5.3.2 No service"));
            case SHOWS_A_WRONG_CERTIFICATE -> {
                orders.with("useSsl", "true")
                        .with("trustStore", certificates.pem().toString());
                first.encrypting(wrong, false);
                second.encrypting(good, false);
            }
            case REFUSES_THE_CREDENTIALS -> {
                orders.with("userName", "app").with("password", "right");
                first.requiring(Map.of("app", "changed"));
                second.requiring(ACCOUNTS);
            }
            case WANTS_OTHER_CREDENTIALS_FOR_MAIL ->
                first.when(Step.MAIL).then(Reaction.reply("530 5.7.0 Authentication required"));
            case IS_KILLED_IN_THE_MIDDLE ->
                first.when(Step.TEXT).afterFirst(200).then((socket, out, closed) -> {
                    first.close();
                    return false;
                });
        }
    }

    private void comeBack(Dying way) {
        takenBeforeTheEnd.addAll(first.mails());
        switch (way) {
            case REFUSES_CONNECTIONS, IS_KILLED_IN_THE_MIDDLE -> first = SmtpTestServer.start(first.port());
            case SHOWS_A_WRONG_CERTIFICATE -> first.encrypting(good, false);
            case REFUSES_THE_CREDENTIALS -> first.requiring(ACCOUNTS);
            default -> first.behave();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondTakesOverAndGivesBack(Dying way) {
        die(way);
        orders.start();
        IntStream.rangeClosed(1, MAILS).forEach(number -> orders.send("mail " + number));
        List<Event> done = orders.await("Done", MAILS);

        assertEquals(secondName, done.get(MAILS - 1).getProperty("server"));
        assertEquals(secondName, orders.status().server());
        assertFalse(orders.status().servers().get(0).trouble().isEmpty());

        comeBack(way);
        InstanceFixture.eventually(() -> orders.status().server().equals(firstName), "the first server's return");
        orders.send("mail " + (MAILS + 1));
        first.awaitMails(1, InstanceFixture.PATIENCE);

        assertEachArrivedOnceAndInOrder();
        assertEquals(firstName, orders.await("Done", MAILS + 1).get(MAILS).getProperty("server"));
        assertEquals(List.of(), orders.posted("Failed"));
        assertEquals(List.of(), orders.posted("Held"));
    }

    private void assertEachArrivedOnceAndInOrder() {
        List<ReceivedMail> all = new ArrayList<>(takenBeforeTheEnd);
        all.addAll(second.mails());
        first.mails().stream().filter(mail -> !takenBeforeTheEnd.contains(mail)).forEach(all::add);
        assertEquals(
                IntStream.rangeClosed(1, MAILS + 1)
                        .mapToObj(number -> "mail " + number)
                        .toList(),
                all.stream().map(mail -> mail.header("Subject")).toList());
    }
}
