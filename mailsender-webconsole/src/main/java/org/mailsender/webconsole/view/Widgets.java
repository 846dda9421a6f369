// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.view;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailsender.webconsole.call.Where;
import org.mailsender.webconsole.html.Html;
import org.mailsender.webconsole.model.Level;
import org.mailsender.webconsole.model.Span;

/** What the page says in the same way everywhere. Used for one call. */
final class Widgets {

    private final Html html;
    private final Scene scene;

    Widgets(Html html, Scene scene) {
        this.html = html;
        this.scene = scene;
    }

    String text(String key, Object... arguments) {
        return scene.texts().of(key, arguments);
    }

    /** A time as people say it, the exact one as its tooltip. */
    void time(Instant time) {
        html.leaf(
                "time",
                scene.times().relative(time),
                "datetime",
                time.toString(),
                "title",
                scene.times().exact(time));
    }

    void time(Optional<Instant> time) {
        time.ifPresentOrElse(this::time, () -> html.text("–"));
    }

    /** Colour, and a word for those who see none. */
    void pill(Level level, String word) {
        html.leaf("span", word, "class", "ms-pill ms-" + level.word());
    }

    /** A sentence of MailSender in the reader's language; the log has that of the tooltip. */
    void sentence(String english) {
        String told = scene.texts().sentence(english);
        html.leaf("span", told, "class", "ms-said", "title", told.equals(english) ? null : english);
    }

    void head(String... keys) {
        html.open("thead").open("tr");
        for (String key : keys) {
            html.leaf("th", text(key), "scope", "col", "class", "col-" + key.substring(key.indexOf('.') + 1));
        }
        html.close().close();
    }

    /** From where to where a long list is shown, and links to the rest of it. */
    void pager(Span span, OptionalInt previous, Where where, String name) {
        if (span.from() == 0 && span.end() == span.total()) {
            return;
        }
        html.open("nav", "class", "ms-pager", "aria-label", text("pager." + name));
        previous.ifPresent(from -> turn(where, name, from, "pager.newer", "prev"));
        html.leaf("span", text("pager.span", span.from() + 1, span.end(), span.total()));
        span.next().ifPresent(from -> turn(where, name, from, "pager.older", "next"));
        html.close();
    }

    private void turn(Where where, String name, int from, String key, String direction) {
        String value = from == 0 ? "" : Integer.toString(from);
        html.leaf("a", text(key), "href", where.with(name, value).link(), "rel", direction);
    }

    /** Begins a form that does something. */
    void beginPost(Where where, String action) {
        html.open("form", "method", "post", "action", where.link(), "class", "ms-" + action);
        hidden("token", scene.token());
        hidden("action", action);
    }

    void hidden(String name, String value) {
        html.single("input", "type", "hidden", "name", name, "value", value);
    }

    /** Begins a form that leads to a place on the page. */
    void beginGet(Where where, String style) {
        html.open("form", "method", "get", "action", "", "class", style);
        where.values().forEach(this::hidden);
    }

    /** A button that asks before anything is destroyed. */
    void ask(Where where, String scope, String label) {
        beginGet(where, "ms-ask");
        hidden("ask", "drop");
        if (!scope.isEmpty()) {
            hidden("scope", scope);
        }
        html.leaf("button", label, "type", "submit", "class", "ms-danger").close();
    }
}
