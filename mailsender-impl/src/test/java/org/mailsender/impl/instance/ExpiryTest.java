// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.CapturedLog;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.management.Expiry;
import org.mailsender.testserver.TestCertificates;

/** What ends is told in time: two weeks ahead, everywhere, and in the log once a day. */
class ExpiryTest extends InstanceTestCase {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    static Path certificateFolder;

    private static TestCertificates certificates;
    private static SSLContext far;
    private static SSLContext near;
    private static SSLContext over;
    private static Path farClient;
    private static Path nearClient;

    private final MovableTime time = new MovableTime();
    private final CapturedLog log = new CapturedLog();

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(certificateFolder);
        far = certificates.server("far", "ip:127.0.0.1", "-1d", 29);
        near = certificates.server("near", "ip:127.0.0.1", "-1d", 11);
        over = certificates.server("over", "ip:127.0.0.1", "-9d", 8);
        farClient = certificates.client("app", 29);
        nearClient = certificates.client("nearApp", 11);
    }

    @BeforeEach
    void encrypt() {
        // The JVM checks certificates by the clock of the machine.
        time.setWall(Duration.between(time.wall(), Instant.now()));
        orders.at(time)
                .with("useSsl", "true")
                .with("trustStore", certificates.pem().toString())
                .with("idleTimeoutSeconds", "0")
                .with("retryMaxDelaySeconds", "3600");
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private String ofServer() {
        return "the certificate of 127.0.0.1:" + server.port();
    }

    private Expiry only() {
        List<Expiry> all = orders.operations().expiries();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private List<String> warnings() {
        return log.lines(Level.WARNING, "have it renewed");
    }

    /** A mail may be Done a moment before its connection is closed. */
    private void sendOverNewConnection(String text) {
        server.awaitNoConnection();
        orders.send(text);
    }

    private void assertEndsIn(Duration days, Expiry expiry) {
        assertEquals(0, Duration.between(time.wall().plus(days), expiry.until()).toHours(), expiry::toString);
    }

    @Test
    void aCertificateThatEndsSoonIsUrgentAndLoggedOnceADay() {
        server.encrypting(near, false);
        orders.start();
        assertEquals(List.of(), orders.operations().expiries());
        orders.send("one");
        orders.await("Done", 1);

        assertEquals(ofServer(), only().what());
        assertTrue(only().urgent());
        assertEndsIn(DAY.multipliedBy(10), only());
        sendOverNewConnection("two");
        orders.await("Done", 2);
        assertEquals(1, warnings().size(), warnings()::toString);
        assertTrue(warnings().get(0).contains("orders: " + ofServer() + " ends on "), warnings()::toString);
        time.pass(DAY);
        sendOverNewConnection("three");
        orders.await("Done", 3);
        assertEquals(2, warnings().size(), warnings()::toString);
    }

    @Test
    void aCertificateThatEndsLaterGetsUrgentByItself() {
        server.encrypting(far, false);
        orders.start().send("one");
        orders.await("Done", 1);

        assertFalse(only().urgent());
        time.pass(DAY.multipliedBy(13));
        assertFalse(only().urgent());
        assertEquals(List.of(), warnings());
        time.pass(DAY.multipliedBy(2));
        assertTrue(only().urgent());
        assertEquals(1, warnings().size(), warnings()::toString);
        time.pass(DAY.multipliedBy(20));
        assertTrue(only().until().isBefore(time.wall()));
        assertTrue(warnings().get(1).contains(ofServer() + " ended on "), warnings()::toString);
    }

    @Test
    void aCertificateThatHasEndedIsToldAlthoughItIsRefused() {
        server.encrypting(over, false);
        orders.start().send("never");
        orders.await("Deferred", 1);

        assertTrue(only().urgent());
        assertEndsIn(DAY.negated(), only());
        assertEquals(1, warnings().size(), warnings()::toString);
    }

    @Test
    void theRenewedCertificateTakesThePlaceOfTheFormer() {
        server.encrypting(near, false);
        orders.start().send("one");
        orders.await("Done", 1);
        server.encrypting(far, false);
        sendOverNewConnection("two");
        orders.await("Done", 2);

        assertFalse(only().urgent());
    }

    @Test
    void aServerThatIsConfiguredNoMoreIsForgotten() {
        server.encrypting(near, false);
        orders.start().send("one");
        orders.await("Done", 1);
        orders.with("mailServer", "localhost").reconfigure();

        assertEquals(List.of(), orders.operations().expiries());
    }

    @Test
    void ownCertificatesAreKnownWithoutAnyConnection() throws IOException {
        Path keyStore = folder.resolve("client.p12");
        Files.copy(nearClient, keyStore);
        orders.with("keyStore", keyStore.toString())
                .with("keyStorePassword", "changeit")
                .start();
        InstanceFixture.eventually(() -> warnings().size() == 1, "a warning");

        assertEquals("the certificate in keyStore, " + keyStore, only().what());
        assertEndsIn(DAY.multipliedBy(10), only());
        Files.copy(farClient, keyStore, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(keyStore, FileTime.from(Instant.now().plusSeconds(10)));
        time.pass(Duration.ofMinutes(1));
        InstanceFixture.eventually(() -> !only().urgent(), "the renewed certificate");
        assertEndsIn(DAY.multipliedBy(28), only());
    }

    @Test
    void theConnectionTestTellsEachCertificate() {
        server.encrypting(far, false);
        orders.with("keyStore", nearClient.toString())
                .with("keyStorePassword", "changeit")
                .start();
        List<String> steps = new ArrayList<>();
        orders.operations().test(Optional.empty(), steps::add);

        assertTrue(
                steps.contains("the certificate in keyStore, " + nearClient + " ends on " + day(10) + ", in 9 day(s)"));
        assertTrue(steps.contains(ofServer() + " ends on " + day(28) + ", in 27 day(s)"), steps::toString);
    }

    private String day(int days) {
        return Instant.now()
                .plus(days, ChronoUnit.DAYS)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
