// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.Foreign;
import org.mailsender.impl.mail.RefusedException;

/** One template at work for one mail. Confined to one thread. */
final class Rendering {

    private final String key;
    private final Occasion occasion;
    private final Budget budget;
    private final Style style;
    private final Dates dates;
    private final List<Gap> gaps = new ArrayList<>();

    Rendering(String key, Occasion occasion, Budget budget, Style style) {
        this.key = key;
        this.occasion = occasion;
        this.budget = budget;
        this.style = style;
        this.dates = new Dates(occasion.taken().getZone());
    }

    String key() {
        return key;
    }

    Occasion occasion() {
        return occasion;
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    void write(int length) throws RefusedException {
        budget.write(key, length);
    }

    void goRound() throws RefusedException {
        budget.goRound(key);
    }

    String text(String name, Object value) throws RefusedException {
        return ValueText.of(name, value, dates, budget);
    }

    /** What stands in the place of a tag; null is a name that stands for nothing. */
    String written(String name, Object value) throws RefusedException {
        return switch (style) {
            case TEXT -> text(name, value);
            case HTML -> HtmlEscape.of(text(name, value));
            case GAPS -> gap(name, value);
        };
    }

    private String gap(String name, Object value) throws RefusedException {
        if (value == null) {
            throw new RefusedException(
                    key, "the template names " + Characters.quoted(name) + ", which the event does not bring.");
        }
        List<Object> values = elements(name, value);
        List<String> texts = new ArrayList<>();
        for (Object element : values) {
            String text = text(name, element);
            write(text.length());
            texts.add(text);
        }
        gaps.add(new Gap(name, values, texts));
        return String.valueOf(Gapped.GAP);
    }

    /** Without nulls, which name nothing. */
    private List<Object> elements(String name, Object value) throws RefusedException {
        return Foreign.read(name, () -> {
            Iterator<?> elements = Elements.of(value);
            if (elements == null) {
                return List.of(value);
            }
            List<Object> values = new ArrayList<>();
            while (elements.hasNext()) {
                goRound();
                Object element = elements.next();
                if (element != null) {
                    values.add(element);
                }
            }
            return values;
        });
    }
}
