// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mailsender.Topics;
import org.mailsender.impl.instance.Facilities;
import org.mailsender.impl.instance.Instance;
import org.mailsender.impl.instance.StoreOpener;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.spool.Spool;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailKind;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.mailsender.testserver.SmtpTestServer;
import org.osgi.service.event.Event;

/** An instance without a framework: its configuration, its spool, and what it posted. */
public final class InstanceFixture implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path spool;
    private final Map<String, Object> properties = new HashMap<>();
    private final List<Event> posted = new ArrayList<>();
    private Time time = Time.system();
    private Facilities facilities = new Facilities(time);
    private StoreOpener opener;
    private Instance instance;

    public InstanceFixture(SmtpTestServer server, Path spool) {
        this.spool = spool;
        this.opener = (configured, later) -> Spool.open(spool, time, later);
        properties.put("service.pid", "org.mailsender~orders");
        properties.put("mailServer", "127.0.0.1");
        properties.put("port", server.port());
        properties.put("sender", "app@example.com");
        properties.put("recipients", "a@example.com");
        properties.put("retryDelaySeconds", "1");
        properties.put("retryMaxDelaySeconds", "2");
        properties.put("readTimeoutSeconds", "3");
    }

    public InstanceFixture with(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /** Kept in another store than the spool; before it starts. */
    public InstanceFixture in(StoreOpener store) {
        opener = store;
        return this;
    }

    /** Before it starts. */
    public InstanceFixture at(Time other) {
        facilities.close();
        time = other;
        facilities = new Facilities(time);
        return this;
    }

    public Settings settings() {
        try {
            return SettingsReader.read(properties);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    public InstanceFixture start() {
        instance = new Instance(
                settings(), opener, new FolderOfTokens(spool.resolveSibling("oauth2.tokens")), this::post, facilities);
        return this;
    }

    /** As after a restart of the process: new threads, same spool. */
    public InstanceFixture restart() {
        close();
        facilities = new Facilities(time);
        return start();
    }

    public InstanceFixture reconfigure() {
        instance.configure(settings());
        return this;
    }

    public Instance instance() {
        return instance;
    }

    public Management operations() {
        return instance.operations();
    }

    /** Tries all that wait again, as soon as the spool is open. */
    public void retryAll() {
        eventually(() -> status().queued() > 0, "the queue");
        try {
            operations().retry(MailKind.QUEUED, done -> true);
            operations().retry(MailKind.FAILED, done -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many mails wait for another attempt: none of them is under way any more. */
    public void awaitDeferred(int count) {
        await(Topics.DEFERRED, count);
        eventually(() -> waiting() == count, "mails that wait");
    }

    private int waiting() {
        try {
            int waiting = 0;
            for (String id : operations().ids(MailKind.QUEUED)) {
                waiting += operations().mail(id).flatMap(MailStatus::due).isPresent() ? 1 : 0;
            }
            return waiting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InstanceStatus status() {
        return instance.operations().status();
    }

    public Path spool() {
        return spool;
    }

    private void post(Event event) {
        synchronized (posted) {
            posted.add(event);
            posted.notifyAll();
        }
    }

    public void send(String subject) {
        take(Map.of("subject", subject, "message", "Hello"));
    }

    public void take(Map<String, ?> event) {
        instance.take(new Event("orders/Send", event));
    }

    /** All events posted so far. */
    public List<Event> events() {
        synchronized (posted) {
            return List.copyOf(posted);
        }
    }

    private String name() {
        String pid = properties.get("service.pid").toString();
        return pid.substring(pid.indexOf('~') + 1);
    }

    /** Events posted so far with a topic's last token. */
    public List<Event> posted(String kind) {
        String topic = Topics.of(name(), kind);
        synchronized (posted) {
            return posted.stream()
                    .filter(event -> event.getTopic().equals(topic))
                    .toList();
        }
    }

    /** Transactions posted so far. */
    public List<Event> transactions() {
        synchronized (posted) {
            return posted.stream()
                    .filter(event -> event.getTopic().startsWith("org/mailsender/Transaction/"))
                    .toList();
        }
    }

    /** Waits for a number of events of a kind; Done and Failed with as many transactions behind them. */
    public List<Event> await(String kind, int count) {
        return await(kind, count, PATIENCE);
    }

    public List<Event> await(String kind, int count, Duration patience) {
        boolean terminal = kind.equals(Topics.DONE) || kind.equals(Topics.FAILED);
        long end = System.nanoTime() + patience.toNanos();
        synchronized (posted) {
            while (posted(kind).size() < count || (terminal && transactions().size() < count)) {
                waitUntil(end, () -> "waited for " + count + " " + kind + ", but these were posted: " + describe());
            }
            return posted(kind);
        }
    }

    private void waitUntil(long end, Supplier<String> complaint) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError(complaint.get());
        }
        try {
            posted.wait(left);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a condition that no event announces. */
    public static void eventually(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            Thread.onSpinWait();
        }
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        posted.forEach(event -> text.append(event.getTopic())
                .append(' ')
                .append(event.getProperty("error"))
                .append('\n'));
        return text.toString();
    }

    @Override
    public void close() {
        if (instance != null) {
            instance.stop();
            instance = null;
        }
        facilities.close();
    }
}
