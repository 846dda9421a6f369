// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailStore;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.Step;

/** The first mail after a rest finds its connection on the way, if not open. */
class EarlyConnectionTest extends InstanceTestCase {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** As many mails can be stored as it has permits. */
    private final Semaphore disk = new Semaphore(0);

    /** A spool whose disk takes a mail only when the test says so. */
    private MailStore slowSpool(LaterTasks later) throws IOException {
        MailStore spool = Spool.open(folder.resolve("orders"), Time.system(), later);
        return (MailStore) Proxy.newProxyInstance(
                MailStore.class.getClassLoader(), new Class<?>[] {MailStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("store")) {
                        disk.acquire();
                    }
                    try {
                        return method.invoke(spool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private CompletableFuture<Void> sending(String subject) {
        return CompletableFuture.runAsync(() -> orders.send(subject));
    }

    private long commands(String verb) {
        return server.commands().stream()
                .filter(command -> command.startsWith(verb))
                .count();
    }

    @Test
    void aConnectionIsOpenedWhileTheMailIsStoredAndNothingIsSaidOfTheMail() {
        server.requiring(Map.of("svc", "s3cret"));
        orders.with("userName", "svc")
                .with("password", "s3cret")
                .in((settings, later) -> slowSpool(later))
                .start();
        CompletableFuture<Void> sending = sending("one");

        server.awaitCommand("AUTH", SOON);
        assertEquals(0, commands("MAIL"));
        assertEquals(List.of(), orders.posted("Queued"));
        disk.release();

        orders.await("Done", 1);
        sending.join();
        assertEquals(1, server.connections());
    }

    @Test
    void itIsKeptForTheMailWhereNoneIsToIdle() {
        orders.with("idleTimeoutSeconds", "0")
                .in((settings, later) -> slowSpool(later))
                .start();
        CompletableFuture<Void> sending = sending("one");
        server.awaitCommand("EHLO", SOON);
        disk.release();

        orders.await("Done", 1);
        sending.join();
        assertEquals(1, server.connections());
    }

    @Test
    void theMailWaitsForTheConnectionThatIsOnItsWay() {
        server.slowDown(100);
        orders.start().send("one");

        orders.await("Done", 1);
        assertEquals(1, server.connections());
        assertEquals(1, commands("EHLO"));
    }

    @Test
    void aMailThatIsRefusedLeavesItsConnectionToTheNext() {
        orders.with("maxMessageBytes", "2000").start();
        orders.take(Map.of("subject", "too long", "message", "x".repeat(10_000)));
        orders.await("Failed", 1);
        server.awaitCommand("EHLO", SOON);

        orders.send("one");
        orders.await("Done", 1);
        orders.send("two");
        orders.await("Done", 2);

        assertEquals(1, commands("EHLO"));
    }

    @Test
    void refusedCredentialsAreTriedOnceForTheMail() {
        server.requiring(Map.of("svc", "s3cret"));
        orders.with("userName", "svc")
                .with("password", "wrong")
                .in((settings, later) -> slowSpool(later))
                .start();
        CompletableFuture<Void> sending = sending("one");
        server.awaitCommand("AUTH", SOON);
        disk.release();

        orders.await("Held", 1);
        sending.join();
        assertEquals(1, commands("AUTH"));
    }

    @Test
    void whatHoldsTheQueueIsFoundOutOnceAndNoEventConnectsMeanwhile() {
        server.requiring(Map.of("svc", "s3cret"));
        orders.with("userName", "svc").with("password", "wrong").start().send("one");
        orders.await("Held", 1);
        long tries = commands("AUTH");

        for (int i = 0; i < 5; i++) {
            orders.send("mail " + i);
        }

        assertEquals(1, tries);
        assertEquals(1, commands("AUTH"));
        assertEquals(1, orders.posted("Held").size());
    }

    @Test
    void aConnectionThatIsOnItsWayEndsWithTheInstance() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) SOON.toMillis());
            orders.with("port", String.valueOf(silent.getLocalPort()))
                    .with("readTimeoutSeconds", "60")
                    .in((settings, later) -> slowSpool(later))
                    .start();
            CompletableFuture<Void> sending = sending("one");
            try (Socket connection = silent.accept()) {
                connection.setSoTimeout((int) SOON.toMillis());
                orders.instance().stop();

                assertEquals(-1, connection.getInputStream().read());
            }
            disk.release();
            sending.join();
        }
    }

    @Test
    void anotherServerInTheConfigurationGetsTheMailAllTheSame() throws IOException {
        server.when(Step.GREETING).times(1).then(Reaction.silence());
        orders.in((settings, later) -> slowSpool(later)).start();
        CompletableFuture<Void> sending = sending("one");
        InstanceFixture.eventually(() -> server.connections() == 1, "a connection");
        orders.with("readTimeoutSeconds", "30").reconfigure();
        disk.release();

        orders.await("Done", 1);
        sending.join();
        assertEquals(List.of(), orders.posted("Held"));
    }
}
