// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.Ending;
import org.mailsender.store.MailEnd;
import org.mailsender.store.QueueEntry;

/** What became of a mail that is a file stands in the journal while mails flow, and is as safe there as in its name. */
class SentFilesTest extends JournalTestCase {

    private QueueEntry entry;

    @BeforeEach
    void haveAFile() throws IOException {
        entry = store("Hello");
        ticks.pass();
        ticks.pass();
        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(".eml"));
    }

    private void send() throws IOException {
        spool.end(entry, MailEnd.of(Ending.DONE, DeliveryState.NEW));
    }

    private void assertAfterADeath(List<QueueEntry> queued, List<QueueEntry> owed) throws IOException {
        try (Spool next = afterADeath()) {
            assertEquals(queued, queued(next));
            assertEquals(owed, next.owed(Ending.DONE));
            for (QueueEntry done : owed) {
                assertEquals(
                        "Hello",
                        JournalTestCase.text(
                                next.readOwed(done, Ending.DONE).orElseThrow().mail()));
            }
        }
    }

    @Test
    void theFileKeepsItsNameAndGoesAMomentAfterTheOutcome() throws IOException {
        send();
        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(EntryName.of(entry)));
        spool.published(entry, Ending.DONE);
        ticks.remove();

        assertEquals(List.of(), files(EntryName.of(entry)));
        assertAfterADeath(List.of(), List.of());
    }

    @Test
    void whoeverDiesBeforeTheOutcomeIsPublishedPublishesItAfterwards() throws IOException {
        send();

        assertAfterADeath(List.of(), List.of(entry));
    }

    @Test
    void whoeverDiesBeforeTheFileIsDeletedNeitherSendsNorTellsAgain() throws IOException {
        finish(entry);

        assertEquals(List.of(EntryName.of(entry) + ".eml"), files(EntryName.of(entry)));
        assertAfterADeath(List.of(), List.of());
    }

    @Test
    void theNameSaysItOnceTheJournalIsToForget() throws IOException {
        send();
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(EntryName.of(entry) + ".done"), files(EntryName.of(entry)));
        assertAfterADeath(List.of(), List.of(entry));
        spool.published(entry, Ending.DONE);
        assertEquals(List.of(), files(EntryName.of(entry)));
    }

    @Test
    void theJournalForgetsNothingThatIsNotSettled() throws IOException {
        finish(entry);
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(), files(EntryName.of(entry)));
        assertEquals(List.of(), files("journal"));
    }

    /** As when something else could not be written in the same breath, and all of it is tried again. */
    @Test
    void whatIsWrittenDownTwiceIsForgottenOnce() throws IOException {
        send();
        finish(entry);
        ticks.pass();
        ticks.pass();

        assertEquals(List.of(), files("journal"));
    }

    @Test
    void closingSettlesAll() throws IOException {
        send();
        spool.close();

        assertEquals(List.of(EntryName.of(entry) + ".done"), files(EntryName.of(entry)));
        assertEquals(List.of(), files("journal"));
    }

    /** The first of a mail's records in a segment may tell that it became a file, and the later ones that it was sent. */
    @Test
    void aMailThatBecameAFileAndWasSentInOneUseOfTheJournalIsOwed() throws IOException {
        QueueEntry both = store("Hello");
        spool.saveState(both, DeliveryState.NEW);
        finish(store("flows"));
        spool.end(both, MailEnd.of(Ending.DONE, DeliveryState.NEW));
        assertEquals(List.of(EntryName.of(both) + ".eml"), files(EntryName.of(both) + ".eml"));

        assertAfterADeath(List.of(entry), List.of(both));
        spool.published(both, Ending.DONE);
        assertAfterADeath(List.of(entry), List.of());
    }

    @Test
    void withoutRoomInTheJournalTheNameSaysIt() throws IOException {
        int length = 50_000;
        while (length > 0) {
            QueueEntry filler = store("x".repeat(length));
            length = files(EntryName.of(filler)).isEmpty() ? length : length / 2;
        }
        for (QueueEntry other : queued(spool)) {
            if (!other.equals(entry)) {
                spool.end(other, MailEnd.of(Ending.DONE, DeliveryState.NEW));
            }
        }
        send();

        assertEquals(List.of(EntryName.of(entry) + ".done"), files(EntryName.of(entry)));
    }
}
