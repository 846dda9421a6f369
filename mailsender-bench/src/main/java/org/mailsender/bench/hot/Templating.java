// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.hot;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.mailsender.Mail;
import org.mailsender.bench.Scenarios;
import org.mailsender.impl.intake.EventReader;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.threads.Time;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.osgi.service.event.Event;

/**
 * From an event to the octets of the mail, without any disk: a row of ten columns in a template, against an event that
 * brings the very same mail whole.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Templating {

    private static final int COLUMNS = 10;

    /** Whether the mail is HTML, whose plain text is derived. */
    @Param({"false", "true"})
    private boolean html;

    private final MailRenderer renderer = new MailRenderer(Time.system());
    private Settings settings;
    private Event row;
    private Event whole;

    /**
     * Makes both events.
     *
     * @throws RefusedException never
     */
    @Setup
    public void prepare() throws RefusedException {
        settings = settings(html);
        Map<String, Object> columns = new TreeMap<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.put("column" + i, "Twelve units & more, <" + i + ">");
        }
        row = new Event("bench/Send", columns);
        Mail mail = EventReader.read(row, settings, Instant.EPOCH).mail();
        whole = new Event("bench/Send", Map.of("subject", mail.subject(), "message", mail.message(), "isHtml", html));
    }

    private static Settings settings(boolean html) {
        StringBuilder message = new StringBuilder(html ? "<table>\n" : "");
        for (int i = 0; i < COLUMNS; i++) {
            String tag = "{{column" + i + "}}";
            message.append(html ? "<tr><td>" + tag + "</td></tr>\n" : tag + "\n");
        }
        message.append(html ? "</table>" + Scenarios.html(1024) : Scenarios.text(1024));
        try {
            return SettingsReader.read(Map.of(
                    "instance", "bench",
                    "mailServer", "localhost",
                    "sender", "a@example.com",
                    "recipients", "b@example.com",
                    "subject", "{{column0}}, {{column1}}",
                    "message", message.toString(),
                    "isHtml", html));
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The event brings the mail.
     *
     * @throws RefusedException never
     * @throws IOException never
     */
    @Benchmark
    public void whole() throws RefusedException, IOException {
        render(whole);
    }

    /**
     * The event brings what the templates want.
     *
     * @throws RefusedException never
     * @throws IOException never
     */
    @Benchmark
    public void byTemplate() throws RefusedException, IOException {
        render(row);
    }

    private void render(Event event) throws RefusedException, IOException {
        Mail mail = EventReader.read(event, settings, Instant.EPOCH).mail();
        renderer.render(mail, settings.rendering(), "id").writeTo(OutputStream.nullOutputStream());
    }
}
