// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words in the reader's language, English if there is no other. Immutable. */
public final class Texts {

    private final ResourceBundle words;
    private final Sentences sentences;

    public Texts(Locale locale) {
        words = bundle("texts", locale);
        sentences = new Sentences(bundle("sentences", Locale.ROOT), bundle("sentences", locale));
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        // The JVM's own language must not win over the reader's.
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(
                "org.mailsender.webconsole." + name, locale, Texts.class.getClassLoader(), noFallback);
    }

    public String of(String key, Object... arguments) {
        String pattern = words.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, locale()).format(List.of(arguments).toArray());
    }

    /** A sentence that MailSender said in English. */
    public String sentence(String english) {
        return sentences.translate(english);
    }

    /** The language of the words, which is not always the reader's. */
    public Locale locale() {
        return words.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : words.getLocale();
    }
}
