// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sink's process, seen from the side of those who send to it. Not thread-safe. */
public final class SinkProcess implements AutoCloseable {

    /**
     * What the sink counted since its start.
     *
     * @param mails accepted
     * @param roundTrips how often it waited for a client that waited for its replies
     * @param waits how often a client far away waited for octets, that of its QUIT included; below TLS, too
     * @param connections that are open now
     * @param last the mail taken last
     */
    public record Count(long mails, long roundTrips, long waits, long connections, Taken last) {

        String line() {
            return mails + " " + roundTrips + " " + waits + " " + connections + " " + last.nanos() + " " + last.waits()
                    + " " + last.course();
        }

        static Count of(String line) {
            String[] parts = line.split(" ");
            return new Count(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    new Taken(Long.parseLong(parts[4]), Long.parseLong(parts[5]), parts[6]));
        }
    }

    /**
     * A mail that the sink took.
     *
     * @param nanos when, by {@code System.nanoTime()}, which on Linux all processes share
     * @param waits the client's until it has the reply to the text
     * @param course the flights that led to it, separated by bars
     */
    public record Taken(long nanos, long waits, String course) {}

    private final Process process;
    private final BufferedReader answers;
    private final Map<Integer, Integer> ports = new LinkedHashMap<>();

    /**
     * Starts it.
     *
     * @param keyStore its key for STARTTLS
     * @param roundTripsMillis the delays to have a port for, beside none
     * @throws IOException if it does not start
     */
    public SinkProcess(Path keyStore, List<Integer> roundTripsMillis) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Sink.class.getName(),
                keyStore.toString()));
        roundTripsMillis.forEach(delay -> command.add(Integer.toString(delay)));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.US_ASCII);
        String[] numbers = answer().split(" ");
        ports.put(0, Integer.valueOf(numbers[0]));
        for (int i = 1; i < numbers.length; i++) {
            ports.put(roundTripsMillis.get(i - 1), Integer.valueOf(numbers[i]));
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The sink has ended.");
        }
        return line;
    }

    /**
     * Where it listens.
     *
     * @param roundTripMillis the delay on the way, 0 for none
     * @return a port on loopback
     */
    public int port(int roundTripMillis) {
        return ports.get(roundTripMillis);
    }

    /**
     * What it has counted until now.
     *
     * @return totals
     * @throws IOException if it has ended
     */
    public Count count() throws IOException {
        OutputStream questions = process.getOutputStream();
        questions.write('\n');
        questions.flush();
        return Count.of(answer());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
