// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence in two languages.
 *
 * @param english its wording, with a group for each place
 * @param places the number that each group has in the translation
 * @param translated a pattern of {@link MessageFormat}
 * @param nested whether another sentence stands in its places
 */
record Sentence(Pattern english, List<Integer> places, String translated, boolean nested) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final int MOST_PLACES = 10;

    static Sentence of(String key, String english, String translated) {
        List<Integer> places = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(english);
        int end = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(end, place.start()))).append("(.*?)");
            places.add(Integer.valueOf(place.group(1)));
            end = place.end();
        }
        pattern.append(Pattern.quote(english.substring(end)));
        Pattern wording = Pattern.compile(pattern.toString(), Pattern.DOTALL);
        return new Sentence(wording, List.copyOf(places), translated, key.startsWith("nested."));
    }

    int length() {
        return english.pattern().length();
    }

    Optional<String> translate(String sentence, UnaryOperator<String> others) {
        Matcher matcher = english.matcher(sentence);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Object[] values = new Object[MOST_PLACES];
        for (int i = 0; i < places.size(); i++) {
            String value = matcher.group(i + 1);
            values[places.get(i)] = nested ? others.apply(value) : value;
        }
        return Optional.of(MessageFormat.format(translated, values));
    }
}
