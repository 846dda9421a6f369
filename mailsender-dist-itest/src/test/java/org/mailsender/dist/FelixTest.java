// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/** The runnable Felix as a process: what it logs about configurations, good and bad. */
class FelixTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final FelixProcess felix = new FelixProcess("felix");

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    private String configuration(Map<String, String> changes) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "mailServer", "127.0.0.1",
                "port", Integer.toString(server.port()),
                "sender", "app@example.com",
                "recipients", "ops@example.com"));
        properties.putAll(changes);
        StringBuilder text = new StringBuilder();
        properties.forEach((key, value) -> text.append(key + " = " + value + "\n"));
        return text.toString();
    }

    @Test
    void everyMistakeInAConfigurationIsAnsweredWithOneSentence() {
        felix.write("etc/org.mailsender-a.cfg", configuration(Map.of("mailServer", "")));
        felix.write("etc/org.mailsender-b.cfg", configuration(Map.of("port", "0")));
        felix.write("etc/org.mailsender-c.cfg", configuration(Map.of("port", "99999")));
        felix.write("etc/org.mailsender-d.cfg", configuration(Map.of("port", "abc")));
        felix.write("etc/org.mailsender-e.cfg", configuration(Map.of("sender", "nobody")));
        felix.write("etc/org.mailsender-f.cfg", configuration(Map.of("userName", "svc")));
        felix.write(
                "etc/org.mailsender-g.cfg",
                configuration(Map.of("useDefaultCredentials", "true", "userName", "svc", "password", "s3cret")));
        felix.write("etc/org.mailsender-orders.cfg", configuration(Map.of()));
        felix.write("etc/org.mailsender-zz.cfg", configuration(Map.of("instance", "orders")));
        felix.start();

        for (String sentence : List.of(
                "org.mailsender~a is refused: mailServer: no value is given",
                "org.mailsender~b is refused: port: 0 is out of range; use 1 to 65535.",
                "org.mailsender~c is refused: port: 99999 is out of range; use 1 to 65535.",
                "org.mailsender~d is refused: port: 'abc' is not a whole number",
                "org.mailsender~e is refused: sender: 'nobody'",
                "org.mailsender~f is refused: userName: 'svc' has neither a password nor OAuth2 keys",
                "org.mailsender~g is refused: useDefaultCredentials: true cannot be combined with userName",
                "is refused: instance: the name 'orders' is in use")) {
            felix.eventually(() -> felix.output().contains(sentence), "the sentence " + sentence);
        }
        assertFalse(felix.output().contains("s3cret"), "the password is in the log");
        assertFalse(felix.output().contains("\tat "), "a stack trace is in the log:\n" + felix.output());
    }

    @Test
    void aTypedConfigurationFileMakesAnInstance() {
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.config",
                "mailServer=\"127.0.0.1\"\nport=I\"" + server.port() + "\"\nuseSsl=B\"false\"\n"
                        + "sender=\"app@example.com\"\nrecipients=\"ops@example.com\"\nevent.topics=[\"orders/Send\"]\n");
        felix.start("-Dposter.witness=" + felix.home().resolve("witness"), "-Dposter.first=0", "-Dposter.count=1");

        assertEquals(1, server.awaitMails(1, ContainerProcess.PATIENCE).size());
    }

    @Test
    void aConfigurationFileIsReadAsItIsMeant() {
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "\uFEFFMAILSERVER = 127.0.0.1:" + server.port() + "\nsender = app@example.com\n"
                        + "recipients = ops@example.com\nport =\nsubjectPrefix = [B\u00FCcher]\nusesll = true\n");
        felix.write("etc/org.mailsender-a.cfg", configuration(Map.of("userName", "CORP\\bob")));
        felix.write("etc/org.mailsender-b.cfg", configuration(Map.of("trustStore", "/no/such.pem")));
        felix.start("-Dposter.witness=" + felix.home().resolve("witness"), "-Dposter.first=0", "-Dposter.count=1");

        assertTrue(
                server.awaitMails(1, ContainerProcess.PATIENCE)
                        .get(0)
                        .header("Subject")
                        .contains("B=C3=BCcher"),
                () -> server.mails().get(0).text());
        for (String sentence : List.of(
                "orders: these configuration keys are not known and have no effect: 'usesll' (did you mean useSsl?).",
                "org.mailsender~a is refused: userName: it holds the control character U+0008",
                "org.mailsender~b is refused: trustStore: '/no/such.pem' does not exist")) {
            felix.eventually(() -> felix.output().contains(sentence), "the sentence " + sentence);
        }
    }

    private String witnessed() {
        try {
            Path witness = felix.home().resolve("witness");
            return Files.exists(witness) ? Files.readString(witness) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDeletedInstanceSaysWhereItsMailsStayAndSendsThemWhenItReturns() throws Exception {
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write("etc/org.mailsender-orders.cfg", configuration(Map.of()));
        felix.start("-Dposter.witness=" + felix.home().resolve("witness"), "-Dposter.first=0", "-Dposter.count=2");
        felix.eventually(() -> felix.output().contains("the queue is held"), "the hold");
        felix.eventually(() -> witnessed().contains("end of posting"), "two mails");

        Files.delete(felix.home().resolve("etc/org.mailsender-orders.cfg"));
        felix.eventually(() -> felix.output().contains("orders: stopped with 2 mail(s) in "), "the sentence");
        server.behave();
        felix.write("etc/org.mailsender-orders.cfg", configuration(Map.of()));

        assertEquals(2, server.awaitMails(2, ContainerProcess.PATIENCE).size());
    }

    @Test
    void aPlaceholderStandsForASecretAndAnUnknownOneIsRefused() {
        server.requiring(Map.of("svc", "CANARY-7f3a"));
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write("secrets/smtp", "CANARY-7f3a");
        felix.write(
                "etc/org.mailsender-orders.cfg",
                configuration(Map.of("userName", "svc", "password", "$[secret:smtp]")));
        felix.write(
                "etc/org.mailsender-other.cfg",
                configuration(Map.of("userName", "svc", "password", "$[secret:unknown]")));
        felix.start("-Dposter.witness=" + felix.home().resolve("witness"), "-Dposter.first=0", "-Dposter.count=1");

        assertEquals(
                "svc", server.awaitMails(1, ContainerProcess.PATIENCE).get(0).user());
        felix.eventually(
                () -> felix.output().contains("refused: password: its placeholder was not resolved"),
                "the refusal of the unknown placeholder");
        assertFalse(felix.output().contains("CANARY-7f3a"), "the password is in the log");
    }

    @Test
    void twoBundlesInAWatchedFolderAreEnough() throws IOException {
        felix.replace("conf/config.properties", "fileinstall.dir=etc", "fileinstall.dir=etc,deploy");
        Path deploy = Files.createDirectories(felix.home().resolve("deploy"));
        Path aside = Files.createDirectories(felix.home().resolve("aside"));
        List<Path> bundles;
        try (Stream<Path> all = Files.list(felix.home().resolve("bundle"))) {
            bundles = all.filter(jar -> jar.getFileName().toString().startsWith("mailsender-"))
                    .toList();
        }
        for (Path bundle : bundles) {
            Files.move(bundle, aside.resolve(bundle.getFileName()));
        }
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write("etc/org.mailsender-orders.cfg", configuration(Map.of()));
        felix.start("-Dposter.witness=" + felix.home().resolve("witness"), "-Dposter.first=0", "-Dposter.count=1");
        for (String bundle : List.of("mailsender-api", "mailsender-impl")) {
            String jar = bundle + "-" + System.getProperty("mailsender.version") + ".jar";
            Files.move(aside.resolve(jar), deploy.resolve(jar));
        }

        assertEquals(1, server.awaitMails(1, ContainerProcess.PATIENCE).size());
    }

    @Test
    void aConfigurationFileWithATildeIsAnsweredWithItsRightName() {
        felix.write("etc/org.mailsender~orders.cfg", configuration(Map.of()));
        felix.start();

        felix.eventually(() -> felix.output().contains("org.mailsender-orders.cfg"), "the right file name");
        assertEquals(0, server.mails().size());
    }
}
