// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences in which MailSender says why something is as it is, known by their English wording. What a server says within
 * them stays as it is, and so does a sentence that is not known. Immutable.
 */
final class Sentences {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final List<Known> known = new ArrayList<>();

    Sentences(ResourceBundle english, ResourceBundle translated) {
        english.keySet().stream()
                .filter(key -> !english.getString(key).equals(translated.getString(key)))
                .map(key -> Known.of(english.getString(key), translated.getString(key)))
                .forEach(known::add);
    }

    String translate(String sentence) {
        return known.stream()
                .map(candidate -> candidate.translate(sentence))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(sentence);
    }

    private record Known(Pattern english, List<Integer> places, String translated) {

        static Known of(String english, String translated) {
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
            return new Known(Pattern.compile(pattern.toString(), Pattern.DOTALL), List.copyOf(places), translated);
        }

        Optional<String> translate(String sentence) {
            Matcher matcher = english.matcher(sentence);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Object[] values = new Object[10];
            for (int i = 0; i < places.size(); i++) {
                values[places.get(i)] = matcher.group(i + 1);
            }
            return Optional.of(MessageFormat.format(translated, values));
        }
    }
}
