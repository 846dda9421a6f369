// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;

/** A dispatcher that leaves its queue to another node, and comes back to it. */
class DispatcherReignTest extends DispatcherTestCase {

    private Succession leave() {
        return dispatcher.leave(Duration.ZERO, Duration.ZERO);
    }

    private int size() {
        return dispatcher.ask(Schedule::size);
    }

    @Test
    void nothingIsBegunAfterItLeft() {
        start();
        leave();
        dispatcher.add(mail(1));
        settle();

        assertEquals(List.of(), sent);
        assertEquals(Optional.empty(), dispatcher.takeFirst(mail -> true));
    }

    @Test
    void aRunThatOutlivesItsReignLeavesNothingBehind() {
        server = mail -> {
            leave();
            dispatcher.restore(new Succession(Optional.empty(), List.of(), Optional.empty()));
            dispatcher.add(mail);
            dispatcher.defer(mail, time.now().plus(Duration.ofSeconds(1)), true);
            dispatcher.putBack(mail);
            return false;
        };
        start(1);

        assertEquals(List.of(mail(1)), dispatcher.ask(Schedule::all));
    }

    @Test
    void troubleThatTheLastMailMetIsLeftToTheNextSender() {
        server = troubled(Kind.AUTHENTICATION, "535 refused");
        start(1);

        assertEquals("535 refused", leave().hold().orElseThrow().reason());
        assertEquals(0, size());
    }

    @Test
    void aServersTroubleInAnEarlierReignIsNoneInTheNext() {
        server = troubled(Kind.AUTHENTICATION, "535 refused");
        start(1);
        leave();
        dispatcher.restore(new Succession(Optional.empty(), List.of(), Optional.empty()));

        assertEquals(Optional.of(settings.transport()), servers.serving(settings.servers()));
    }
}
