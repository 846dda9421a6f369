// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mailsender.impl.testing.MovableTime;

class FiguresTest {

    private static final String AWAY = "the database does not answer.";

    private final Figures figures = new Figures(new MovableTime());

    private void trouble(String sentence) {
        if (figures.beginTrouble(sentence)) {
            figures.error(sentence);
        }
    }

    @Test
    void troubleThatHasPassedIsNoLastError() {
        trouble(AWAY);
        trouble("the end of 1 cannot be written.");
        trouble(AWAY);
        assertEquals("the end of 1 cannot be written.", figures.lastError());

        assertTrue(figures.endTrouble());
        assertEquals("", figures.lastError());
    }

    @Test
    void anErrorOfAMailOutlastsTroubleThatPasses() {
        trouble(AWAY);
        figures.error("550 No");

        assertTrue(figures.endTrouble());
        assertEquals("550 No", figures.lastError());
    }
}
