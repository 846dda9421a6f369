// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words behind a command: options in any place, each with a value unless it begins with two hyphens, and the rest in
 * its order. What follows {@code --} is never taken for an option. Immutable.
 *
 * @param options their values, by name; "" for one that has none
 * @param rest all else
 */
record Arguments(Map<String, List<String>> options, List<String> rest) {

    /** A hyphen before a digit is a number or a date, and one by itself a dash. */
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*");

    private static final String END = "--";

    /** Refuses an option that the command does not have. */
    static Arguments of(String[] given, String... known) {
        Map<String, List<String>> options = new HashMap<>();
        List<String> rest = new ArrayList<>();
        boolean ended = false;
        for (int i = 0; i < given.length; i++) {
            String word = given[i] == null ? "" : given[i];
            if (ended || !(word.equals(END) || OPTION.matcher(word).matches())) {
                rest.add(word);
            } else if (word.equals(END)) {
                ended = true;
            } else {
                requireKnown(word, known);
                String value = word.startsWith(END) ? "" : value(given, ++i);
                options.computeIfAbsent(word, name -> new ArrayList<>()).add(value);
            }
        }
        return new Arguments(options, rest);
    }

    private static void requireKnown(String word, String... known) {
        if (!Arrays.asList(known).contains(word)) {
            String options = known.length == 0
                    ? "this command has none"
                    : "there are " + String.join(", ", new TreeSet<>(Arrays.asList(known)));
            throw new Refused(
                    "there is no option " + word + "; " + options + ", and behind -- nothing is taken for an option");
        }
    }

    private static String value(String[] given, int index) {
        if (index >= given.length || given[index] == null) {
            throw new Refused("the option " + given[index - 1] + " needs a value");
        }
        return given[index];
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The value that was given last. */
    Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** How many mails to show. */
    int number(String option) {
        String value = value(option).orElse(String.valueOf(MailLists.FEW));
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new Refused("'" + value + "' behind " + option + " is no number");
        }
    }

    /** A word that must be there. */
    String required(int index, String meaning) {
        return optional(index).orElseThrow(() -> new Refused("give " + meaning));
    }

    Optional<String> optional(int index) {
        return index < rest.size() ? Optional.of(rest.get(index)) : Optional.empty();
    }

    List<String> from(int index) {
        return rest.subList(Math.min(index, rest.size()), rest.size());
    }

    /** Refuses words that mean nothing. */
    Arguments atMost(int words) {
        if (rest.size() > words) {
            throw new Refused("'" + rest.get(words) + "' is one word too many");
        }
        return this;
    }
}
