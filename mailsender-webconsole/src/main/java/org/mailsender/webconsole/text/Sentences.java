// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Sentences in which MailSender says why something is as it is, known by their English wording. What a server says within
 * them stays as it is, and so does a sentence that is not known. Immutable.
 */
final class Sentences {

    /** The one with the most words of its own is meant where several would fit. */
    private final List<Sentence> known;

    Sentences(ResourceBundle english, ResourceBundle translated) {
        known = english.keySet().stream()
                .filter(key -> !english.getString(key).equals(translated.getString(key)))
                .map(key -> Sentence.of(key, english.getString(key), translated.getString(key)))
                .sorted(Comparator.comparingInt(Sentence::length).reversed())
                .toList();
    }

    String translate(String sentence) {
        return known.stream()
                .map(candidate -> candidate.translate(sentence, this::translate))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(sentence);
    }
}
