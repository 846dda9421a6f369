// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.management.InstanceStatus;
import org.mailsender.webconsole.stage.Stage;

class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Stage stage = new Stage(NOW);

    private Overview overview() {
        return Overview.of(stage, NOW);
    }

    private static List<String> names(Overview overview) {
        return overview.rows().stream().map(Row::name).toList();
    }

    @Test
    void troubleComesFirstAndNamesCountAsPeopleDo() {
        for (String name : List.of("inst10", "inst2", "Inst1")) {
            stage.ready(name);
        }
        stage.failed(stage.ready("zeta"), 1);
        stage.held("omega");
        assertEquals(List.of("omega", "zeta", "Inst1", "inst2", "inst10"), names(overview()));
    }

    @Test
    void errorsOnlyLeavesOutWhatIsFineAndASearchFindsReasons() {
        stage.ready("orders");
        stage.held("invoices");
        assertEquals(List.of("invoices"), names(overview().filter(Optional.empty(), true)));
        assertEquals(List.of("invoices"), names(overview().filter(Optional.of("REFUSED the connection"), false)));
        assertEquals(List.of("orders"), names(overview().filter(Optional.of("ORD"), false)));
    }

    @Test
    void aConfigurationThatNoInstanceRunsByIsARowOfItsOwn() {
        stage.ready("orders");
        stage.refused("orders").refused("billing");
        assertEquals(List.of("billing", "orders"), names(overview()));
        assertEquals(State.REFUSED, overview().rows().get(0).state());
        assertEquals(State.OUTDATED, overview().rows().get(1).state());
        assertTrue(overview().rows().get(1).reason().contains("70000"));
    }

    @Test
    void aDiskThatGivesTroubleIsToldBeforeAllElse() {
        stage.failed(stage.broken("archive"), 1);
        assertEquals(State.SPOOL, overview().rows().get(0).state());
    }

    @Test
    void aQueueThatNodesShareTellsWhatTheyAreInTroubleFor() {
        stage.failed(stage.shared("lost", "", "the database does not answer; the mails wait on this node's disk"), 1);
        stage.shared("orders", "", "");
        stage.failed(stage.shared("billing", "node-b", "", "the configurations of node-a and node-b differ"), 1);
        stage.shared("ready", "node-b", "");

        assertEquals(
                List.of(State.WARNED, State.UNSENT, State.READY),
                overview().rows().stream().skip(1).map(Row::state).toList());
        Row undurable = overview().rows().get(0);
        assertEquals(State.UNDURABLE, undurable.state());
        assertTrue(undurable.reason().startsWith("the database"));
        assertEquals(
                "the configurations of node-a and node-b differ",
                overview().rows().get(1).reason());
    }

    @Test
    void mailsThatWaitForLongAreTold() {
        stage.queued(stage.ready("orders"), 40, "");
        assertEquals(State.LATE, overview().rows().get(0).state());
    }

    @Test
    void aCertificateThatEndsSoonIsTold() {
        stage.expiring(stage.ready("orders"));
        assertEquals(State.EXPIRING, overview().rows().get(0).state());
        assertEquals(
                "the certificate of mail.example.com:587",
                overview().rows().get(0).reason());
    }

    @Test
    void figuresAreThoseOfAllInstances() {
        stage.queued(stage.ready("a"), 2, "").queued(stage.held("b"), 3, "");
        assertEquals(5, overview().sum(InstanceStatus::queued));
        assertEquals(1, overview().count(Level.TROUBLE));
    }
}
