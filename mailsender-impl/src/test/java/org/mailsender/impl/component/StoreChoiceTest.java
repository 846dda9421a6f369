// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.MemoryStore;
import org.mailsender.impl.testing.SharedMemory;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.MailKind;
import org.mailsender.store.Handover;
import org.mailsender.store.MailStore;
import org.mailsender.store.StoreProvider;
import org.mailsender.store.StoreRequest;
import org.mailsender.testserver.SmtpTestServer;

/** An instance whose shared store comes and goes with a bundle. */
class StoreChoiceTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final SharedMemory shared = new SharedMemory(new MemoryStore(Time.system(), new ArrayList<>()));
    private final List<StoreRequest> requests = new ArrayList<>();

    @TempDir
    private Path folder;

    private volatile ProviderWatch.Offer offer = ProviderWatch.Offer.NONE;
    private InstanceFixture orders;

    private void start(String store) {
        StoreChoice choice = new StoreChoice(folder.resolve("orders"), Time.system(), () -> offer);
        orders = new InstanceFixture(server, folder.resolve("orders"))
                .with("store", store)
                .in(choice)
                .start();
    }

    @AfterEach
    void close() {
        orders.close();
        server.close();
    }

    private synchronized MailStore open(StoreRequest request) {
        requests.add(request);
        return shared.node("node-" + requests.size()).over(request.local());
    }

    private ClusterStatus cluster() {
        return orders.status().cluster().orElseThrow();
    }

    private String trouble() {
        return orders.status().cluster().map(ClusterStatus::trouble).orElse("");
    }

    private void become(Optional<StoreProvider> present) {
        offer = offer.next(present);
        orders.instance().reopen();
    }

    private List<Object> durable() {
        return orders.posted("Queued").stream()
                .map(event -> event.getProperty("durable"))
                .collect(Collectors.toList());
    }

    @Test
    void withoutStoreTheSpoolIsAll() {
        start("");
        orders.send("one");
        orders.await("Done", 1);

        assertTrue(orders.status().cluster().isEmpty());
        assertNull(durable().get(0), "nothing is said of nodes");
    }

    @Test
    void mailsAreTakenAndNotSentUntilTheProviderIsThere() throws Exception {
        start("jdbc");
        orders.send("one");
        orders.await("Queued", 1);

        assertEquals(List.of("node"), durable());
        assertEquals(1, orders.status().queued());
        assertEquals(1, cluster().inbox());
        assertEquals("jdbc", cluster().store());
        assertTrue(trouble().startsWith("no bundle offers the store 'jdbc'"), trouble());
        String id = orders.operations().ids(MailKind.QUEUED).get(0);
        assertTrue(orders.operations().content(id).isPresent());
        for (String sentence : List.of(
                assertThrows(IOException.class, () -> orders.operations().handOver())
                        .getMessage(),
                assertThrows(IOException.class, () -> orders.operations().drop(id))
                        .getMessage(),
                assertThrows(IOException.class, () -> orders.operations().retry(id))
                        .getMessage())) {
            assertEquals(trouble(), sentence);
        }
        assertTrue(server.mails().isEmpty());
    }

    @Test
    void theProviderIsGivenTheOpenSpoolAndWhatItNeeds() throws IOException {
        offer = offer.next(Optional.of(this::open));
        start("jdbc");
        InstanceFixture.eventually(() -> !cluster().node().isEmpty(), "the open store");

        StoreRequest request = requests.get(0);
        assertEquals("orders", request.instance());
        assertEquals(orders.settings().store().digest(), request.settings());
        assertEquals(List.of(), request.local().waiting());
        assertEquals("node-1", cluster().node());
    }

    @Test
    void aStoreThatIsOpenAsItShouldBeIsNotOpenedAgain() {
        offer = offer.next(Optional.of(this::open));
        start("jdbc");
        orders.instance().reopen();
        InstanceFixture.eventually(() -> !cluster().node().isEmpty(), "the open store");
        orders.instance().reopen();
        orders.send("one");
        orders.await("Queued", 1);

        assertEquals(1, requests.size());
    }

    @Test
    void aProviderThatComesAndGoesLosesNoEvent() {
        start("jdbc");
        orders.send("one");
        become(Optional.of(this::open));
        orders.send("two");
        orders.await("Queued", 2);
        become(Optional.empty());
        orders.send("three");
        orders.await("Queued", 3);

        assertEquals(
                List.of("node", "node"), List.of(durable().get(0), durable().get(2)));
        assertEquals(List.of(), orders.posted("Failed"));
        assertEquals(2, orders.status().queued(), "those on this node's disk");
    }

    @Test
    void whatAStoreTookIsSentByIt() {
        offer = offer.next(Optional.of(this::open));
        start("jdbc");
        orders.send("one");
        orders.await("Queued", 1);
        assertTrue(server.mails().isEmpty());
        shared.crown(shared.started(), Handover.NOTHING);

        orders.await("Done", 1);
    }

    @Test
    void aProviderThatFailsLeavesTheSpoolToTheNextAttempt() throws IOException {
        offer = offer.next(Optional.of(request -> {
            throw new IOException("the schema is newer than this bundle");
        }));
        start("jdbc");
        InstanceFixture.eventually(() -> orders.status().spoolTrouble().contains("the schema is newer"), "the trouble");
        offer = offer.next(Optional.of(this::open));
        orders.instance().reopen();
        InstanceFixture.eventually(() -> !cluster().node().isEmpty(), "the open store");

        assertEquals("", orders.status().spoolTrouble());
        assertFalse(requests.isEmpty());
    }
}
