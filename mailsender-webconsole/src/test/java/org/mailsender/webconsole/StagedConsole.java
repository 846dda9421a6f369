// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mailsender.webconsole.call.Answer;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.model.Registry;
import org.mailsender.webconsole.stage.Stage;
import org.mailsender.webconsole.stage.StagedManagement;

/**
 * The page on a staged set of instances, to look at while it is worked on: {@code StagedConsole PORT SCENE [FOLDER]}, where
 * the folder holds what is in Felix' Web Console bundle.
 */
public final class StagedConsole implements AutoCloseable {

    private static final String ROOT = "/system/console/";

    private final Console console;
    private final Path frame;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private StagedConsole(Console console, Path frame, int port) throws IOException {
        this.console = console;
        this.frame = frame;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(ROOT, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static void main(String[] arguments) throws IOException {
        new StagedConsole(
                new Console(scene(arguments[1]), Clock.systemUTC()),
                arguments.length > 2 ? Path.of(arguments[2]) : null,
                Integer.parseInt(arguments[0]));
    }

    /** Begins to serve what is on the stage, without any frame, on a port of its own. */
    public static StagedConsole serve(Registry stage) throws IOException {
        return new StagedConsole(new Console(stage, Clock.systemUTC()), null, 0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        console.close();
    }

    private static Stage scene(String name) {
        Stage stage = new Stage(Clock.systemUTC().instant());
        StagedManagement orders = stage.ready("orders");
        if (name.equals("one")) {
            return stage.queued(orders, 3, "");
        }
        StagedManagement held = stage.held("invoices");
        StagedManagement failing = stage.ready("alarm").slow(2);
        stage.queued(held, 40, "")
                .failed(failing, name.equals("many") ? 20_000 : 12)
                .expiring(held);
        stage.queued(orders, 7, "451 4.7.1 Greylisting in action, please come back later")
                .refused("orders");
        if (name.equals("many")) {
            stage.broken("archive");
            stage.refused("billing");
            for (int i = 1; i <= 195; i++) {
                stage.ready("inst" + i);
            }
        }
        return stage;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith(ROOT + Call.LABEL)) {
                resource(exchange, path.substring(ROOT.length()));
                return;
            }
            Map<String, String> parameters = new HashMap<>();
            parse(exchange.getRequestURI().getRawQuery(), parameters);
            String language = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"));
            Locale locale = language.startsWith("de") ? Locale.GERMAN : Locale.ENGLISH;
            if (exchange.getRequestMethod().equals("POST")) {
                parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), parameters);
                exchange.getResponseHeaders()
                        .set("Location", path + console.perform(new Call(path, parameters::get, locale)));
                exchange.sendResponseHeaders(303, -1);
            } else {
                console.show(new Call(path, parameters::get, locale), new Exchanged(exchange));
            }
        } catch (RuntimeException e) {
            System.err.println(e + " " + e.getStackTrace()[0]);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private void resource(HttpExchange exchange, String name) throws IOException {
        Path file = frame == null ? Path.of("none") : frame.resolve(name);
        if (Files.isRegularFile(file)) {
            if (name.endsWith(".css")) {
                exchange.getResponseHeaders().set("Content-Type", "text/css");
            }
            send(exchange, 200, Files.readAllBytes(file));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void parse(String query, Map<String, String> parameters) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private final class Exchanged implements Answer {

        private final HttpExchange exchange;

        Exchanged(HttpExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void page(String html) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
            send(exchange, 200, framed(html).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void file(String type, String name, Content content) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", type);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            send(exchange, 200, bytes.toByteArray());
        }

        @Override
        public void missing() throws IOException {
            send(exchange, 404, new byte[0]);
        }
    }

    private String framed(String html) {
        if (frame == null) {
            return "<!DOCTYPE html><html lang=\"en\"><title>MailSender</title><body>" + html;
        }
        try {
            return Files.readString(frame.resolve("templates/main_header.html"))
                            .replace("${appRoot}", "/system/console")
                            .replace("${brand.css}", "/system/console/res/ui/webconsole.css")
                            .replace("${brand.name}", "Apache Felix Web Console")
                            .replace("${brand.product.img}", "/system/console/res/imgs/logo.png")
                            .replace("${head.title}", "MailSender")
                            .replace("${head.cssLinks}", "")
                    + "<div id='content'>" + html + "</div></div></body></html>";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
