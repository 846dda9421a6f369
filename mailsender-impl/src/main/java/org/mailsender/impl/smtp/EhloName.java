// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * The name by which we introduce ourselves: our fully qualified name, else an address literal (RFC 5321 4.1.4). DNS is
 * asked for the name now and then on a thread of its own, because where it is silent the answer takes long. Thread-safe.
 */
final class EhloName {

    private static final Pattern FULLY_QUALIFIED =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<String> lookup;
    private final Executor workers;
    private final Time time;
    /** "" until there is one. */
    private volatile String known = "";

    /** Guarded by this, as all below. */
    private CompletableFuture<Void> asked;

    private Moment patienceEnds;
    private Moment asksAgain;

    /**
     * Asks nothing yet.
     *
     * @param lookup our name as the operating system and DNS know it, which may take long
     */
    EhloName(Supplier<String> lookup, Executor workers, Time time) {
        this.lookup = lookup;
        this.workers = workers;
        this.time = time;
    }

    /** The name of this machine, as found out by now; only for the first answer it waits, and not long. */
    String from(InetAddress local) {
        awaitFirst(ask());
        return known.isEmpty() ? literal(local) : known;
    }

    private synchronized CompletableFuture<Void> ask() {
        Moment now = time.now();
        if (asked == null) {
            patienceEnds = now.plus(PATIENCE);
        }
        if (asked == null || (asked.isDone() && now.isAfter(asksAgain))) {
            asksAgain = now.plus(VALIDITY);
            asked = CompletableFuture.runAsync(() -> learn(lookup.get()), workers);
        }
        return asked;
    }

    private void learn(String name) {
        boolean isName = FULLY_QUALIFIED.matcher(name).matches()
                && !IPV4.matcher(name).matches()
                && !name.startsWith("localhost");
        if (isName) {
            known = name;
        }
    }

    private void awaitFirst(CompletableFuture<Void> answer) {
        long left = patienceLeft().toMillis();
        if (left <= 0) {
            return;
        }
        try {
            answer.get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The literal does as well.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Duration patienceLeft() {
        return time.now().until(patienceEnds);
    }

    /** Our name as the operating system and DNS know it; "" if they do not. */
    static String ofThisMachine() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }
}
