// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.mailsender.management.Management;
import org.mailsender.webconsole.action.Actions;
import org.mailsender.webconsole.action.Result;
import org.mailsender.webconsole.action.Results;
import org.mailsender.webconsole.call.Answer;
import org.mailsender.webconsole.call.Call;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.model.Registry;
import org.mailsender.webconsole.task.Tasks;
import org.mailsender.webconsole.text.Texts;
import org.mailsender.webconsole.text.Times;
import org.mailsender.webconsole.view.PageView;
import org.mailsender.webconsole.view.Scene;

/** The page, its files and its actions, without any servlet API. Thread-safe. */
final class Console implements AutoCloseable {

    private static final Map<String, String> FILES = Map.of("page.css", "text/css", "page.js", "text/javascript");
    private static final String MAIL = ".eml";

    private final SecureRandom random = new SecureRandom();
    /** A page of somebody else cannot know it, so that it cannot press our buttons. */
    private final String token = number();

    private final Clock clock;
    private final Registry registry;
    private final Tasks tasks;
    private final Actions actions;
    private final Results results = new Results();

    Console(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.tasks = new Tasks(clock);
        this.actions = new Actions(registry, tasks);
    }

    private String number() {
        return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX)
                + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }

    /** The page, the part of it that changes, a file that belongs to it, or a mail. */
    void show(Call call, Answer answer) throws IOException {
        String file = call.file();
        if (file.isEmpty()) {
            answer.page(view(call).whole(call));
        } else if (file.equals("page.part")) {
            byte[] part = view(call).fragment(call).getBytes(StandardCharsets.UTF_8);
            answer.file("text/html; charset=UTF-8", "", target -> target.write(part));
        } else if (FILES.containsKey(file)) {
            answer.file(FILES.get(file) + "; charset=UTF-8", "", target -> {
                try (InputStream content = Console.class.getResourceAsStream(file)) {
                    content.transferTo(target);
                }
            });
        } else if (file.endsWith(MAIL)) {
            mail(call, file.substring(0, file.length() - MAIL.length()), answer);
        } else {
            answer.missing();
        }
    }

    private void mail(Call call, String id, Answer answer) throws IOException {
        Optional<Management> management = call.parameter(Where.INSTANCE).flatMap(registry::instance);
        if (management.isPresent() && management.get().mail(id).isPresent()) {
            answer.file("message/rfc822", id + MAIL, target -> management.get().writeTo(id, target));
        } else {
            answer.missing();
        }
    }

    private PageView view(Call call) {
        Texts texts = new Texts(call.locale());
        Times times = new Times(texts, clock.instant(), ZoneId.systemDefault());
        Scene scene = new Scene(
                Where.of(call),
                texts,
                times,
                token,
                call.console(),
                call.parameter("result").flatMap(results::find));
        return new PageView(scene, registry, tasks);
    }

    /** Does what a form asks for; the query of the page that tells the result. */
    String perform(Call call) {
        Texts texts = new Texts(call.locale());
        boolean ours = call.parameter("token").filter(token::equals).isPresent();
        Result result = ours ? actions.perform(call, texts) : actions.refuse(call, texts);
        String id = number();
        results.keep(id, result);
        return Where.of(call).link() + "&result=" + id;
    }

    @Override
    public void close() {
        tasks.close();
    }
}
