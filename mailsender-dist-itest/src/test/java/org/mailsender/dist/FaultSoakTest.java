// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mailsender.dist.Faults.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;

/**
 * Faults of the disk and the system at random, a server that refuses recipients for a while, and kills, for two minutes,
 * or as long as {@code -Dsoak.seconds} says: nothing is lost, nothing ends twice, nobody gets a mail twice.
 */
class FaultSoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("soak.seconds", 120));
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(2);
    private static final int CHANGES_BETWEEN_KILLS = 8;
    private static final int EVENTS = 1_000_000;
    /** One connection has one mail between its final dot and the reply. */
    private static final int RECIPIENTS_IN_THE_WINDOW = 2;

    private static final int TOLD_AT_A_KILL = 5;

    private static final Pattern REFUSED = Pattern.compile("for '(n[0-9]+\\.)' is refused");

    private static final Pattern DONE = Pattern.compile("(<[a-z0-9.]+@example.com>) is Done");

    private static final List<String> FAULTS = List.of(
            fault("open", Faults.EMFILE, 40, 0),
            fault("open", Faults.EIO, 20, 0),
            fault("write", Faults.ENOSPC, 60, 0),
            fault("write", Faults.EIO, 20, 0),
            fault("force", Faults.EIO, 30, 0),
            fault("force", 0, 50, 300),
            fault("rename", Faults.EIO, 40, 0),
            fault("unlink", Faults.EIO, 40, 0),
            fault("thread", Faults.EAGAIN, 50, 0));

    private final int port = KarafProcess.freePort();
    private final Random random = new Random(Long.getLong("soak.seed", System.nanoTime()));
    private final FelixProcess felix = new FelixProcess("soak");
    private final Path spool = felix.home().resolve("spool");
    private final Witness witness = new Witness(felix.home().resolve("witness"));
    private final Optional<Faults> possible = Faults.in(felix.home().resolve("faults"), spool);
    private final SmtpTestServer server = SmtpTestServer.start(port);
    private int next;

    @AfterEach
    void close() {
        felix.close();
        server.close();
    }

    @Test
    void nothingIsLostAndNothingEndsTwice() {
        assumeTrue(possible.isPresent(), "no C compiler");
        PosterBundle.writeTo(felix.home().resolve("bundle"));
        felix.write(
                "etc/org.mailsender-orders.cfg",
                "mailServer=127.0.0.1\nport=" + port + "\nsender=app@example.com\n"
                        + "recipients=first@example.com,later@example.com\n"
                        + "retryDelaySeconds=1\nretryMaxDelaySeconds=1\nspoolDirectory=" + spool + "\n");
        start(EVENTS);
        int kills = soak(possible.get());
        possible.get().none();
        server.behave();
        felix.kill();
        start(0);
        Set<String> queued = witness.distinct("orders/Queued ");
        // Not their Done: one that was told right before a kill may have been heard by nobody.
        felix.eventually(() -> arrived().containsAll(queued), "the arrival of all queued mails");
        felix.eventually(() -> untold(queued).isEmpty(), "the end of all queued mails");
        report(kills + 1, queued);
    }

    private void start(int count) {
        next = witness.distinct("posted ").size() + next + 1;
        felix.start(
                possible.orElseThrow().environment(),
                "-Dposter.witness=" + witness.file(),
                "-Dposter.first=" + next,
                "-Dposter.pauseMillis=2",
                "-Dposter.count=" + count);
    }

    private int soak(Faults faults) {
        long end = System.nanoTime() + LENGTH.toNanos();
        int kills = 0;
        int changes = 0;
        felix.eventually(() -> !witness.all("posted ").isEmpty(), "the first event");
        while (System.nanoTime() < end) {
            faults.inject(some());
            server.behave();
            if (random.nextBoolean()) {
                server.when(Step.RCPT).containing("later@").then(Reaction.reply("450 4.2.0 Later"));
            }
            // A soak lets time pass; nothing that is checked depends on how much.
            LockSupport.parkNanos(BETWEEN_CHANGES.toNanos());
            if (++changes % CHANGES_BETWEEN_KILLS == 0) {
                felix.kill();
                kills++;
                faults.none();
                start(EVENTS);
            }
        }
        return kills;
    }

    private String[] some() {
        List<String> chosen = new ArrayList<>();
        for (String fault : FAULTS) {
            if (random.nextInt(4) == 0) {
                chosen.add(fault);
            }
        }
        return chosen.toArray(String[]::new);
    }

    private void report(int kills, Set<String> queued) {
        Set<String> posted = witness.distinct("posted ");
        Map<String, Integer> copies = copies();
        Set<String> twice = new TreeSet<>(copies.keySet());
        twice.removeIf(copy -> copies.get(copy) == 1);
        Set<String> both = witness.distinct("orders/Done ");
        both.retainAll(witness.distinct("orders/Failed "));
        both.addAll(refusedAndSent());
        Set<String> unheard = new TreeSet<>(posted);
        unheard.removeAll(witness.distinct("orders/Done "));
        unheard.removeAll(witness.distinct("orders/Failed "));
        Set<String> silent = untold(unheard);
        silent.removeAll(refused());
        Set<String> unsent = new TreeSet<>(witness.distinct("orders/Done "));
        copies.keySet().forEach(copy -> unsent.remove(copy.substring(0, copy.indexOf(' '))));
        int repeated = witness.all("orders/Done ").size()
                - witness.distinct("orders/Done ").size();
        System.out.println("Soaked " + LENGTH.toSeconds() + " s with " + kills + " kills: " + posted.size()
                + " events, "
                + queued.size() + " queued, "
                + witness.distinct("orders/Failed ").size() + " refused; "
                + unheard.size() + " unheard of before a kill, " + silent.size() + " without an outcome, " + both.size()
                + " with two, " + repeated + " told twice, "
                + twice.size() + " recipients with two copies, " + unsent.size()
                + " Done without a mail; the slowest event took "
                + witness.slowest() + " ms");
        assertTrue(queued.size() > 100, "too few mails to show anything");
        assertEquals(Set.of(), unsent);
        assertEquals(Set.of(), both);
        assertEquals(Set.of(), silent);
        assertTrue(repeated <= kills * TOLD_AT_A_KILL, "told twice: " + repeated);
        assertTrue(twice.size() <= kills * RECIPIENTS_IN_THE_WINDOW, "two copies: " + twice);
    }

    /**
     * Those that did not arrive as mails that the log calls Done, each known by its Message-ID. EventAdmin, whose threads cannot be
     * started either at times, may hold back any number of events that a kill takes away.
     */
    private Set<String> untold(Set<String> events) {
        Set<String> told = DONE.matcher(felix.output())
                .results()
                .map(done -> done.group(1))
                .collect(Collectors.toSet());
        Set<String> untold = new TreeSet<>(events);
        server.mails().stream()
                .filter(mail -> told.contains(mail.header("Message-ID")))
                .forEach(mail -> untold.remove(mail.header("Subject")));
        return untold;
    }

    /** Events that the log calls refused, whether a kill left EventAdmin the time to pass that on or not. */
    private Set<String> refused() {
        return REFUSED.matcher(felix.output())
                .results()
                .map(refused -> refused.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> refusedAndSent() {
        Set<String> both = refused();
        both.retainAll(arrived());
        return both;
    }

    private Set<String> arrived() {
        Set<String> subjects = new TreeSet<>();
        server.mails().forEach(mail -> subjects.add(mail.header("Subject")));
        return subjects;
    }

    /** How often each recipient got each mail. */
    private Map<String, Integer> copies() {
        Map<String, Integer> copies = new HashMap<>();
        server.mails()
                .forEach(mail -> mail.recipients()
                        .forEach(recipient -> copies.merge(mail.header("Subject") + " " + recipient, 1, Integer::sum)));
        return copies;
    }
}
