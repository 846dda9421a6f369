// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A real Prometheus, on loopback, that asks an exporter each second and judges by the rules of the archive. */
final class PrometheusProcess implements Closeable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");

    private final Path home;
    private final int port = KarafProcess.freePort();
    private final Process process;

    private PrometheusProcess(Path home, int exporter) throws IOException {
        this.home = home;
        Path folder = Files.createDirectories(home.resolve("prometheus"));
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: { scrape_interval: 1s, evaluation_interval: 1s }\nrule_files: [ " + home
                        + "/monitoring/alerts.yaml ]\nscrape_configs:\n"
                        + "  - { job_name: mailsender, static_configs: [ { targets: [ '127.0.0.1:" + exporter
                        + "' ] } ] }\n");
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    static PrometheusProcess start(ContainerProcess watched, int exporter) throws IOException {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            System.out.println("Left out: " + PROGRAM + " is not installed here.");
        }
        Assumptions.assumeTrue(there, PROGRAM.toString());
        return new PrometheusProcess(watched.home(), exporter);
    }

    /** With what Grafana puts in place of its variables. */
    List<String> queriesOfTheDashboard() throws IOException {
        Object dashboard = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(home.resolve("monitoring/dashboard.json")));
        List<String> queries = new ArrayList<>();
        for (Object panel : (List<?>) ((Map<?, ?>) dashboard).get("panels")) {
            for (Object target : (List<?>) ((Map<?, ?>) panel).get("targets")) {
                queries.add(((Map<?, ?>) target)
                        .get("expr")
                        .toString()
                        .replace("$name", ".+")
                        .replace("$__rate_interval", "1m"));
            }
        }
        return queries;
    }

    boolean answers(String query) {
        String answer = Http.get(api("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        return answer.contains("\"status\":\"success\"") && answer.contains("\"value\":");
    }

    String alerts() {
        return Http.get(api("alerts"));
    }

    private String api(String path) {
        return "http://127.0.0.1:" + port + "/api/v1/" + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
