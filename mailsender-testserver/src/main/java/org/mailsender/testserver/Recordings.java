// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What came in, and those who wait for it. Thread-safe. */
final class Recordings {

    /** Guarded by this. */
    private final List<String> commands = new ArrayList<>();

    private final List<ReceivedMail> mails = new ArrayList<>();

    synchronized void command(String command) {
        commands.add(command);
        notifyAll();
    }

    synchronized void mail(ReceivedMail mail) {
        mails.add(mail);
        notifyAll();
    }

    synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    synchronized List<ReceivedMail> awaitMails(int count, Duration atMost) {
        await(() -> mails.size() >= count, atMost, () -> count + " mails, but " + mails.size() + " came: " + mails);
        return mails();
    }

    synchronized void awaitCommand(String text, Duration atMost) {
        await(
                () -> commands.stream().anyMatch(command -> command.contains(text)),
                atMost,
                () -> text + ", but these came: " + commands);
    }

    private void await(BooleanSupplier condition, Duration atMost, Supplier<String> expected) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited " + atMost + " for " + expected.get());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + expected.get(), e);
            }
        }
    }
}
