// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.mailsender.webconsole.call.Answer;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.stage.Stage;
import org.mailsender.webconsole.stage.StagedManagement;

/** Looks at the page as a browser without scripts does. */
abstract class ConsoleTestCase {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    final Stage stage = new Stage(Instant.now());
    final StagedManagement orders = stage.ready("orders");
    final Console console = new Console(stage, Clock.systemUTC());

    @AfterEach
    void close() {
        console.close();
    }

    String show(String query) {
        return show("/system/console/mailsender", query, Locale.ENGLISH);
    }

    String show(String path, String query, Locale locale) {
        Shown shown = new Shown();
        try {
            console.show(new Call(path, parameters(query)::get, locale), shown);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return shown.text;
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.replace("?", "").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** Presses a button, and follows to the page that tells the result. */
    String press(String query) {
        Matcher token = TOKEN.matcher(show("instance=orders&view=send"));
        assertTrue(token.find());
        return post(query + "&token=" + token.group(1));
    }

    String post(String query) {
        Call call = new Call("/system/console/mailsender", parameters(query)::get, Locale.ENGLISH);
        return show(console.perform(call));
    }

    private static final class Shown implements Answer {

        private String text = "";

        @Override
        public void page(String html) {
            text = html;
        }

        @Override
        public void file(String type, String name, Content content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            text = bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void missing() {
            text = "missing";
        }
    }
}
