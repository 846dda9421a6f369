// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.webconsole.StagedConsole;
import org.mailsender.webconsole.stage.Stage;
import org.mailsender.webconsole.stage.StagedManagement;

/** The page for operators in a real browser, on instances that are only on the stage: there are as many as one likes. */
class PageTest {

    private static final String REFRESH = "document.dispatchEvent(new Event('visibilitychange'))";

    private final Stage stage = new Stage(Instant.now());
    private final StagedManagement orders = stage.ready("orders");
    private StagedConsole console;
    private Browser browser;

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (console != null) {
            console.close();
        }
    }

    private void open(String language) throws IOException {
        console = StagedConsole.serve(stage);
        browser = Browser.open(console.port(), "admin", language);
    }

    /** Asks the server anew, and waits until what it said is on the page. */
    private void refresh() {
        String before = (String) browser.script("return document.querySelector('#ms-stale b').textContent");
        browser.await(
                () -> {
                    browser.script(REFRESH);
                    return !before.equals(browser.script("return document.querySelector('#ms-stale b').textContent"));
                },
                "a refresh");
    }

    @Test
    void theListFollowsWhatIsTypedAndTheFocusStays() throws IOException {
        for (int i = 1; i < 200; i++) {
            stage.ready("inst" + i);
        }
        open("en");
        browser.show("mailsender");
        browser.type("#ms-q", "inst12");
        browser.await(
                () -> browser.script("return document.querySelectorAll('#instances tbody tr').length")
                        .equals(11L),
                "eleven instances");
        assertEquals("ms-q", browser.script("return document.activeElement.id"));
        browser.script("document.querySelector('.ms-filter [type=checkbox]').click()");
        browser.await(() -> browser.text().contains("Nothing was found."), "no error");
    }

    @Test
    void typedTextFocusAndSelectionOutliveARefresh() throws IOException {
        open("en");
        browser.show("mailsender?instance=orders&view=send");
        browser.type("#subject", "half typed");
        browser.type("#message", "some text");
        browser.script("window.field = document.getElementById('message'); window.field.setSelectionRange(2, 5)");
        stage.queued(orders, 3, "");
        refresh();
        assertTrue(browser.text().contains("Waiting (3)"), browser.text());
        assertEquals("half typed", browser.element("#subject").getAttribute("value"));
        assertEquals(
                "some text 2 5 true",
                browser.script("const field = document.getElementById('message');"
                        + "return [field.value, field.selectionStart, field.selectionEnd,"
                        + "field === window.field && field === document.activeElement].join(' ')"));
    }

    @Test
    void manyMailsAreDroppedAfterAQuestionWithProgressUntilItIsStopped() throws IOException {
        stage.failed(orders, 20_000);
        orders.slow(2);
        open("en");
        browser.show("mailsender?instance=orders&view=failed");
        browser.press("Drop all 20,000…");
        assertTrue(browser.element("dialog[open]").getText().contains("All 20,000 failed mails of orders"));
        assertEquals("Keep", browser.script("return document.activeElement.textContent"));
        assertEquals(List.of(), browser.flaws());
        browser.press("Keep");
        assertEquals("Drop all 20,000…", browser.script("return document.activeElement.textContent"));

        browser.press("Drop all 20,000…");
        browser.element("dialog[open]");
        assertTrue(browser.resultOf("Drop").contains("goes on by itself"));
        String begun = browser.element("#tasks").getText();
        browser.await(() -> !browser.element("#tasks").getText().equals(begun), "progress");
        browser.resultOf("Stop");
        browser.await(() -> browser.element("#tasks").getText().contains("Stopped."), "its end");
        assertFalse(browser.text().contains("Failed (0)"), browser.text());
    }

    @Test
    void mailsAreTurnedOverSearchedAndTriedAgainOneByOne() throws IOException {
        stage.failed(orders, 60);
        open("en");
        browser.show("mailsender?instance=orders&view=failed");
        browser.follow("Further →");
        browser.await(() -> browser.text().contains("26–50 of 60"), "the second page");
        browser.follow("← Back");
        browser.await(() -> browser.text().contains("1–25 of 60"), "the first page");
        browser.type("#ms-find", "Rechnung 10007");
        browser.script("document.querySelector('.ms-detail .ms-filter button').click()");
        browser.await(() -> browser.text().contains("Mails 1 to 60 of 60 were looked through."), "what was found");
        browser.follow("Rechnung 10007 für Müller & Söhne");
        browser.await(() -> browser.text().contains("given up"), "the mail");
        String file = browser.element("#download").getAttribute("href");
        assertTrue(file.contains("/mailsender/0j000000007.eml?instance=orders"), file);
        assertTrue(browser.resultOf("Try again").contains("1 mail is tried again."));
        assertTrue(browser.text().contains("Failed (59)"), browser.text());
        assertTrue(browser.resultOf("Try all 59 again").contains("59 mails are tried again."));

        browser.show("mailsender?instance=orders&view=transactions");
        browser.script("document.querySelector('.ms-detail [type=checkbox]').click();"
                + "document.querySelector('.ms-detail .ms-filter button').click()");
        browser.await(() -> !browser.text().contains("Ihre Bestellung"), "failures only");
    }

    @Test
    void aServerThatDoesNotAnswerIsTold() throws IOException {
        open("en");
        browser.show("mailsender?instance=orders");
        console.close();
        browser.script(REFRESH);
        assertTrue(browser.element("#ms-stale").getText().contains("The server does not answer."));
    }

    @Test
    void everyViewCanBeReadByEverybodyInBothLanguagesAtBothWidths() throws IOException {
        stage.queued(stage.held("invoices"), 40, "").failed(orders, 30).queued(orders, 30, "451 4.7.1 Later");
        stage.broken("archive");
        stage.refused("orders").refused("billing").expiring(orders);
        for (String language : new String[] {"en", "de"}) {
            open(language);
            for (int width : new int[] {1280, 400}) {
                browser.resize(width, 1000);
                look(language + "-" + width);
            }
            close();
        }
    }

    private void look(String name) {
        String instance = "mailsender?instance=orders&view=";
        for (String view : new String[] {"overview", "queued", "failed", "transactions", "send", "test"}) {
            looked(instance + view, name + "-" + view);
        }
        looked("mailsender", name + "-list");
        looked("mailsender?instance=invoices", name + "-held");
        looked("mailsender?instance=billing", name + "-refused");
        looked(instance + "failed&mail=0j000000003", name + "-mail");
        looked(instance + "failed&ask=drop&scope=failed", name + "-question");
    }

    private void looked(String page, String name) {
        browser.show(page);
        assertEquals(List.of(), browser.flaws(), page);
        assertEquals(
                true,
                browser.script(
                        "const page = document.getElementById('ms');" + "return page.scrollWidth <= page.clientWidth"),
                page);
        browser.photograph("staged-" + name);
    }
}
