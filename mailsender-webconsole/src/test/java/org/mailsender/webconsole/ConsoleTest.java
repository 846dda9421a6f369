// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailsender.management.MailKind;

/** The page as a browser without scripts has it. */
class ConsoleTest extends ConsoleTestCase {

    @Test
    void twoHundredInstancesAndTwentyThousandFailedMailsAnswerAtOnce() {
        for (int i = 0; i < 200; i++) {
            stage.ready("inst" + i);
        }
        stage.failed(orders, 20_000);
        Duration quickest = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            String page = show("instance=orders&view=failed");
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(page.contains("Failed (20,000)") && page.contains("1–25 of 20,000"), page);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        assertTrue(quickest.toMillis() < 500, quickest.toString());
    }

    @Test
    void nothingIsDroppedWithoutTheQuestion() {
        stage.failed(orders, 3);
        assertTrue(press("instance=orders&view=failed&action=drop&scope=failed").contains("Nothing was asked for."));
        assertEquals(3, orders.ids(MailKind.FAILED).size());
        assertTrue(show("instance=orders&view=failed&ask=drop&scope=failed").contains("All 3 failed mails of orders"));
        assertTrue(press("instance=orders&view=failed&action=drop&scope=failed&sure=yes")
                .contains("3 mails were dropped."));
        assertEquals(0, orders.ids(MailKind.FAILED).size());
    }

    @Test
    void waitingAndFailedMailsAreTriedAgainSeparately() {
        stage.failed(orders, 2).queued(orders, 4, "");
        assertTrue(press("instance=orders&action=retry&scope=queued").contains("4 mails are tried again."));
        assertEquals(2, orders.ids(MailKind.FAILED).size());
    }

    @Test
    void oneMailIsDroppedAfterItsOwnQuestion() {
        stage.failed(orders, 2);
        String id = orders.ids(MailKind.FAILED).get(0);
        assertTrue(show("instance=orders&view=failed&mail=" + id + "&ask=drop").contains("Rechnung 10000"));
        assertTrue(press("instance=orders&view=failed&mail=" + id + "&action=drop&sure=yes")
                .contains("1 mail was dropped."));
        assertEquals(1, orders.ids(MailKind.FAILED).size());
    }

    @Test
    void aRequestFromElsewhereDoesNothing() {
        stage.failed(orders, 2);
        String page = post("instance=orders&action=drop&scope=failed&sure=yes&token=guessed");
        assertTrue(page.contains("came from another site"), page);
        assertEquals(2, orders.ids(MailKind.FAILED).size());
    }

    @Test
    void manyMailsAreDroppedInTheBackground() {
        stage.failed(orders, 2000);
        orders.slow(5);
        String page = press("instance=orders&view=failed&action=drop&scope=failed&sure=yes");
        assertTrue(page.contains("goes on by itself") && page.contains("<progress"), page);
        assertTrue(page.contains("data-refresh=\"1\""), page);
        Matcher task = Pattern.compile("name=\"task\" value=\"(\\d+)\"").matcher(page);
        assertTrue(task.find());
        assertTrue(press("instance=orders&action=stop&task=" + task.group(1)).contains("It stops"));
        assertFalse(orders.ids(MailKind.FAILED).isEmpty());
    }

    @Test
    void whatWasTypedIsThereAfterAnError() {
        String page = press("instance=orders&view=send&action=send&recipients=@@&subject=Gruß&isHtml=true&more=a=b");
        assertTrue(page.contains("&#39;@@&#39; is no address"), page);
        assertTrue(page.contains("value=\"Gruß\"") && page.contains("\na=b</textarea>"), page);
        assertTrue(page.contains("checked=\"checked\""), page);
        assertFalse(press("instance=orders&view=send&action=send&subject=Gruß").contains("value=\"Gruß\""));
    }

    @Test
    void aLineThatIsNoPropertyIsNamed() {
        assertTrue(press("instance=orders&view=send&action=preview&more=file").contains("“file” is no property"));
    }

    @Test
    void aPreviewShowsHtmlAsItsSource() {
        String page = press("instance=orders&view=send&action=preview&subject=Gruß&message=<script>alert(1)</script>");
        assertTrue(page.contains("nothing was sent") && page.contains("&lt;script&gt;alert"), page);
        assertTrue(page.contains("value=\"Gruß\""), page);
    }

    @Test
    void aMailIsSavedAsAFile() {
        stage.failed(orders, 1);
        String id = orders.ids(MailKind.FAILED).get(0);
        String path = "/system/console/mailsender/" + id + ".eml";
        assertTrue(show(path, "instance=orders", Locale.ENGLISH).startsWith("Subject: staged"));
        assertEquals("missing", show(path, "instance=nobody", Locale.ENGLISH));
    }

    @Test
    void filesOfThePageAreServedAndNoOthers() {
        assertTrue(
                show("/system/console/mailsender/page.css", "", Locale.ENGLISH).contains("#ms"));
        assertTrue(
                show("/system/console/mailsender/page.js", "", Locale.ENGLISH).contains("fetch"));
        assertEquals("missing", show("/system/console/mailsender/texts.properties", "", Locale.ENGLISH));
        assertTrue(
                show("/system/console/mailsender/page.part", "", Locale.ENGLISH).startsWith("<div id=\"ms\""));
    }

    @Test
    void everyViewIsGermanToo() {
        stage.held("invoices");
        stage.failed(orders, 5).queued(orders, 5, "451 later").expiring(orders).refused("orders");
        for (String view : new String[] {"", "queued", "failed", "transactions", "send", "test"}) {
            String page = show("/system/console/mailsender", "instance=orders&view=" + view, Locale.GERMAN);
            assertTrue(page.contains("lang=\"de\"") && page.contains("Änderung abgelehnt"), page);
            assertFalse(page.contains("Waiting") || page.contains("Failed") || page.contains(" ago"), page);
        }
        assertTrue(show("/system/console/mailsender", "", Locale.GERMAN).contains("lehnt die Verbindung ab"));
    }

    @Test
    void transactionsAreFoundByTextAndByFailure() {
        String failures = show("instance=orders&view=transactions&failures=true");
        assertTrue(failures.contains("Rechnung 0815") && !failures.contains("Ihre Bestellung"), failures);
        String found = show("instance=orders&view=transactions&find=BESTELLUNG");
        assertTrue(found.contains("Ihre Bestellung") && !found.contains("Rechnung"), found);
        assertTrue(show("instance=orders&view=transactions&find=x9").contains("Nothing was found."));
    }

    @Test
    void thereIsNoScriptInThePageItself() {
        stage.failed(orders, 5);
        String page = show("instance=orders&view=failed");
        assertFalse(
                Pattern.compile("\\son[a-z]+=|javascript:|<script>")
                        .matcher(page)
                        .find(),
                page);
    }
}
