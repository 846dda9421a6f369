// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.TestCertificates;
import org.mailsender.testserver.postgres.PostgresBinaries;
import org.mailsender.testserver.postgres.PostgresMissingException;
import org.mailsender.testserver.postgres.PostgresServer;
import org.osgi.framework.Bundle;

/** What the bundle of the database's store leaves behind when it goes: nothing. */
class StoreBundleTest {

    private static final String NAME = "org.mailsender.jdbc";

    @TempDir
    Path folder;

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Felix felix = new Felix();

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(felix.bundle(NAME).isPresent(), "the other framework has it");
        try {
            PostgresServer database = felix.closing(
                    PostgresServer.empty(PostgresBinaries.obtain()).start());
            TestCertificates certificates = new TestCertificates(folder);
            database.encrypt(certificates.issue("db", "dns:localhost", "-1d", 30), certificates.key("db"));
            configure(database, certificates.pem());
        } catch (PostgresMissingException e) {
            System.out.println("SKIPPED: tests with PostgreSQL, because " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    private void configure(PostgresServer database, Path authority) throws Exception {
        Map<String, Object> store = new HashMap<>();
        store.put(
                "url",
                database.url().replace("127.0.0.1", "localhost") + "?sslmode=verify-full&sslrootcert=" + authority);
        store.put("user", database.user());
        store.put("password", database.password());
        store.put("node", "one");
        felix.configure(NAME, store);
        Map<String, Object> properties = Felix.properties(server);
        properties.put("store", "jdbc");
        felix.create("orders", properties);
    }

    @AfterEach
    void close() throws Exception {
        felix.close();
        server.close();
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mailsender-jdbc"))
                .toList();
    }

    private void sendAndAwait(int mails) throws Exception {
        Felix.eventually(
                () -> !felix.services("org.mailsender.store.StoreProvider", "(org.mailsender.store=jdbc)")
                        .isEmpty(),
                "the store");
        felix.send("orders/Send", Map.of("subject", "No. " + mails));
        assertEquals(mails, server.awaitMails(mails, Felix.PATIENCE).size());
    }

    @Test
    void aBundleThatIsRefreshedOrGoneLeavesNoClassLoaderAndNoThread() throws Exception {
        Bundle bundle = felix.bundle(NAME).orElseThrow();
        String location = bundle.getLocation();
        List<WeakReference<ClassLoader>> before = new ArrayList<>();
        for (int mails = 1; mails <= 5; mails++) {
            sendAndAwait(mails);
            before.add(Felix.classLoader(bundle));
            felix.refresh(bundle);
        }
        sendAndAwait(6);
        before.forEach(Felix::awaitEnd);

        WeakReference<ClassLoader> last = Felix.classLoader(bundle);
        bundle.uninstall();
        felix.refresh(bundle);
        Felix.eventually(() -> ourThreads().isEmpty(), "the end of all threads, but there are " + ourThreads());
        felix.context().installBundle(location).start();
        sendAndAwait(7);
        // Not before, because Java itself keeps the record whose equals was called first at last.
        Felix.awaitEnd(last);
    }
}
