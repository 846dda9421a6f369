// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.hot;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mailsender.Mail;
import org.mailsender.bench.Scenarios;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.message.MailRenderer;
import org.mailsender.impl.settings.ConfigurationException;
import org.mailsender.impl.settings.RenderingSettings;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.threads.Time;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a request to the octets of the mail, without any disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Rendering {

    private final MailRenderer renderer = new MailRenderer(Time.system());
    private final RenderingSettings settings = settings();
    private final Mail text = Mail.builder().message(Scenarios.text(1024)).build();
    private final Mail html = Mail.builder().html(Scenarios.html(20 * 1024)).build();

    private static RenderingSettings settings() {
        try {
            return SettingsReader.read(Map.of(
                            "instance", "bench",
                            "mailServer", "localhost",
                            "sender", "a@example.com",
                            "recipients", "b@example.com"))
                    .rendering();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * 1 KB of plain text.
     *
     * @throws RefusedException never
     * @throws IOException never
     */
    @Benchmark
    public void text1k() throws RefusedException, IOException {
        renderer.render(text, settings, "id").writeTo(OutputStream.nullOutputStream());
    }

    /**
     * 20 KB of HTML and the alternative derived from it.
     *
     * @throws RefusedException never
     * @throws IOException never
     */
    @Benchmark
    public void html20k() throws RefusedException, IOException {
        renderer.render(html, settings, "id").writeTo(OutputStream.nullOutputStream());
    }
}
