// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.PropertyNames;
import org.mailsender.impl.mail.FilePaths;

/**
 * What {@code mail:send} is asked to send. Immutable.
 *
 * @param recipients separated by commas, instead of the configured ones
 * @param subject instead of the configured one
 * @param attachments paths of files
 * @param html whether the text is HTML
 * @param pairs further properties, each as {@code name=value}
 * @param text the words of the text
 */
public record MailRequest(
        Optional<String> recipients,
        Optional<String> subject,
        List<String> attachments,
        boolean html,
        List<String> pairs,
        List<String> text) {

    /**
     * Reads what stands behind the instance, and refuses options that are not known.
     *
     * @param words options and text
     * @return what they ask for
     */
    public static MailRequest of(List<String> words) {
        return of(read(words.toArray(String[]::new)), 0);
    }

    static Arguments read(String... words) {
        return Arguments.of(words, "-r", "-s", "-a", "-p", "--html");
    }

    /** The text begins at one of the words that are no options. */
    static MailRequest of(Arguments arguments, int text) {
        return new MailRequest(
                arguments.value("-r"),
                arguments.value("-s"),
                arguments.values("-a"),
                arguments.has("--html"),
                arguments.values("-p"),
                arguments.from(text));
    }

    /** The properties of the event that asks for the same. */
    Map<String, Object> properties() {
        if (text.isEmpty() && pairs.isEmpty()) {
            throw new Refused("give the text of the mail at the end, or, for an instance with templates, its properties"
                    + " by -p name=value");
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        recipients.ifPresent(list -> properties.put(PropertyNames.RECIPIENTS, list));
        subject.ifPresent(line -> properties.put(PropertyNames.SUBJECT, line));
        if (!attachments.isEmpty()) {
            properties.put(PropertyNames.ATTACHMENTS, files());
        }
        if (html) {
            properties.put(PropertyNames.IS_HTML, true);
        }
        if (!text.isEmpty()) {
            properties.put(PropertyNames.MESSAGE, String.join(" ", text));
        }
        pairs(pairs).forEach((name, value) -> add(properties, name, value));
        return properties;
    }

    private static void add(Map<String, Object> properties, String name, String value) {
        if (properties.putIfAbsent(name, value) != null) {
            throw new Refused("the property " + name + " is given twice");
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String file : attachments) {
            files.add(path(file));
        }
        return files;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Refused(FilePaths.complaint(text, e));
        }
    }

    /** Words of the form {@code name=value}. */
    static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int end = word.indexOf('=');
            if (end <= 0) {
                throw new Refused("'" + word + "' is not of the form name=value");
            }
            if (pairs.putIfAbsent(word.substring(0, end), word.substring(end + 1)) != null) {
                throw new Refused("the property " + word.substring(0, end) + " is given twice");
            }
        }
        return pairs;
    }
}
