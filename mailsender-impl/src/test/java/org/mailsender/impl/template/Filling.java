// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.store.Endpoint;

/** Fills templates of a key called message, for properties that somebody brought. */
final class Filling {

    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    static final long MOST = 10_000;

    private static final ZonedDateTime TAKEN = ZonedDateTime.of(2026, 11, 25, 5, 4, 3, 999, ZONE);

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Filling with(String name, Object value) {
        return new Filling().and(name, value);
    }

    static Filling empty() {
        return new Filling();
    }

    Filling and(String name, Object value) {
        values.put(name, value);
        return this;
    }

    private Occasion occasion() {
        Properties properties = new Properties() {
            @Override
            public Object get(String name) {
                return values.get(name);
            }

            @Override
            public Collection<String> names() {
                return values.keySet();
            }
        };
        return new Occasion(properties, "a/B", "orders", new Endpoint("Shop", "Mail"), TAKEN);
    }

    static Template compile(String source) {
        try {
            return Template.compile("message", source);
        } catch (TemplateException e) {
            throw new AssertionError(e);
        }
    }

    String text(String source) {
        try {
            return compile(source).text(occasion(), new Budget(MOST));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    String html(String source) {
        try {
            return compile(source).html(occasion(), new Budget(MOST));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    Gapped gapped(String source) throws RefusedException {
        return compile(source).gapped(occasion(), new Budget(MOST));
    }

    /** The sentence that refuses what a template makes of the values. */
    String refusal(String source) {
        return assertThrows(RefusedException.class, () -> compile(source).text(occasion(), new Budget(MOST)), source)
                .getMessage();
    }
}
