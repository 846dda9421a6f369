// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mailsender.impl.template.MessageFile;
import org.mailsender.impl.template.Template;
import org.mailsender.impl.template.TemplateException;

/**
 * What a mail has where its event brings nothing. Immutable.
 *
 * @param texts by key: subject, message, text, attachments, and those of recipients, cc, bcc and replyTo that have tags
 * @param messageFile holds the message instead, if given
 * @param html whether the message is HTML
 */
public record Templates(Map<String, Template> texts, Optional<MessageFile> messageFile, boolean html) {

    /** Copies the map. */
    public Templates {
        texts = Map.copyOf(texts);
    }

    /**
     * Whether an event's mail is as the event brings it.
     *
     * @return true if nothing is configured
     */
    public boolean areNone() {
        return texts.isEmpty() && messageFile.isEmpty() && !html;
    }

    /**
     * The template of a key.
     *
     * @param key a configuration key
     * @return empty if there is none
     */
    public Optional<Template> of(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /**
     * Whether there is a template of the message.
     *
     * @return true if it or its file is configured
     */
    public boolean haveMessage() {
        return messageFile.isPresent() || texts.containsKey("message");
    }

    /**
     * The template of the message, from its file if it has one.
     *
     * @param now the time
     * @return empty if there is none
     * @throws TemplateException if the file cannot be read, or is no template
     */
    public Optional<Template> message(Instant now) throws TemplateException {
        return messageFile.isPresent() ? Optional.of(messageFile.get().template(now)) : of("message");
    }
}
