// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The mails that are compared: the same for everybody, and the same in every run. */
public final class Scenarios {

    /** Delays that the sink has a port for, in milliseconds. */
    public static final List<Integer> ROUND_TRIPS = List.of(5, 20);

    private static final String SENTENCE = "Your order of twelve units was accepted and leaves our house tomorrow. ";

    private Scenarios() {}

    static List<Scenario> all(Path folder) throws IOException {
        String text = text(1024);
        String html = html(20 * 1024);
        Path megabyte = file(folder.resolve("1MB.bin"), 1);
        Path fifty = file(folder.resolve("50MB.bin"), 50);
        Way far = Way.LOOPBACK.delayed(20);
        return List.of(
                new Scenario("1 KB text, loopback", text, null, 1, Way.LOOPBACK),
                new Scenario("20 KB HTML, loopback", html, null, 1, Way.LOOPBACK),
                new Scenario("1 KB text, 10 recipients, loopback", text, null, 10, Way.LOOPBACK),
                new Scenario("1 KB text, TLS, loopback", text, null, 1, Way.LOOPBACK.encrypted()),
                new Scenario("1 MB attachment, loopback", text, megabyte, 1, Way.LOOPBACK),
                new Scenario("50 MB attachment, loopback", text, fifty, 1, Way.LOOPBACK),
                new Scenario("1 KB text, 5 ms", text, null, 1, Way.LOOPBACK.delayed(5)),
                new Scenario("1 KB text, 20 ms", text, null, 1, far),
                new Scenario("20 KB HTML, 20 ms", html, null, 1, far),
                new Scenario("1 KB text, 10 recipients, 20 ms", text, null, 10, far),
                new Scenario("1 KB text, TLS, 20 ms", text, null, 1, far.encrypted()));
    }

    /**
     * Plain text.
     *
     * @param length at least
     * @return lines of sentences
     */
    public static String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(SENTENCE.strip()).append("\r\n");
        }
        return text.toString();
    }

    /**
     * HTML with some characters beyond ASCII.
     *
     * @param length at least
     * @return a document
     */
    public static String html(int length) {
        StringBuilder html = new StringBuilder("<html><body>\r\n");
        while (html.length() < length) {
            html.append("<p class=\"line\">").append(SENTENCE).append("&euro; 12,50 für Käse</p>\r\n");
        }
        return html.append("</body></html>\r\n").toString();
    }

    private static Path file(Path file, int megabytes) throws IOException {
        byte[] block = new byte[1024 * 1024];
        Random random = new Random(megabytes);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }
}
