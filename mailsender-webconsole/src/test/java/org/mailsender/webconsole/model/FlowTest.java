// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailsender.management.TrafficWindow;
import org.mailsender.webconsole.stage.Stage;
import org.mailsender.webconsole.stage.StagedManagement;

class FlowTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void theFlowOfAllIsTheSumOfEach() {
        Stage stage = new Stage(NOW);
        StagedManagement a = stage.ready("a");
        StagedManagement b = stage.ready("b");
        Flow one = Flow.of(List.of(a), TrafficWindow.HOUR, NOW);
        Flow both = Flow.of(List.of(a, b), TrafficWindow.HOUR, NOW);
        assertEquals(60, both.done().size());
        for (int step = 0; step < 60; step++) {
            assertEquals(2 * one.done().get(step), both.done().get(step));
            assertEquals(2 * one.failed().get(step), both.failed().get(step));
        }
        assertEquals(Instant.parse("2026-11-28T11:30:00Z"), both.at(30));
    }
}
