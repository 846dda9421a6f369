// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mailsender.webconsole.stage.StagedManagement;

/** What the page says of nodes that share a queue. */
class NodesTest extends ConsoleTestCase {

    @Test
    void nodesAreShownOfAQueueThatTheyShareAndOfNoOther() {
        stage.shared("cluster", "node-b", "", "the configurations of node-a and node-b differ");
        String page = show("instance=cluster");

        assertTrue(page.contains("<dt>This node</dt><dd>node-a</dd>"), page);
        assertTrue(page.contains("<dt>Sends now</dt><dd>node-b</dd>"), page);
        assertTrue(page.contains("the configurations of node-a and node-b differ"), page);
        assertFalse(show("instance=orders").contains("id=\"nodes\""));
        assertFalse(show("instance=orders").contains("hand-over"));
    }

    @Test
    void theSendingIsHandedOverAfterAQuestionOnly() {
        StagedManagement cluster = stage.shared("cluster", "node-b", "");
        assertTrue(show("instance=cluster&ask=handOver").contains("The mails of cluster are sent by: node-b."));
        assertTrue(press("instance=cluster&action=handOver").contains("Nothing was asked for."));
        assertEquals(0, cluster.handedOver.get());
        assertTrue(press("instance=cluster&action=handOver&sure=yes").contains("node-b gives the sending up"));
        assertEquals(1, cluster.handedOver.get());
        assertTrue(press("instance=orders&action=handOver&sure=yes").contains("No other node takes part."));
    }
}
