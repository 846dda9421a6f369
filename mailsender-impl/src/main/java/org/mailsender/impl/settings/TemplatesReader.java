// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.impl.template.MessageFile;
import org.mailsender.impl.template.Template;
import org.mailsender.impl.template.TemplateException;

/** Reads, checks and compiles the keys that say what a mail has where its event brings nothing. */
final class TemplatesReader {

    private static final List<String> TEXTS = List.of("subject", "message", "text");
    private static final List<String> ADDRESSES = List.of("recipients", "cc", "bcc", "replyTo");
    private static final String FILE = "messageFile";

    private final PropertyReader properties;
    private final Map<String, Template> templates = new HashMap<>();

    private TemplatesReader(PropertyReader properties) {
        this.properties = properties;
    }

    static Templates read(PropertyReader properties, long maxMessageBytes) throws ConfigurationException {
        return new TemplatesReader(properties).templates(maxMessageBytes);
    }

    private Templates templates(long maxMessageBytes) throws ConfigurationException {
        for (String key : TEXTS) {
            compile(key, properties.text(key));
        }
        compile("attachments", properties.joined("attachments").strip());
        for (String key : ADDRESSES) {
            String list = properties.joined(key);
            compile(key, Template.hasTags(list) ? list : "");
        }
        return new Templates(templates, messageFile(maxMessageBytes), properties.flag("isHtml"));
    }

    private void compile(String key, String text) throws ConfigurationException {
        if (!text.isEmpty()) {
            try {
                templates.put(key, Template.compile(key, text));
            } catch (TemplateException e) {
                throw new ConfigurationException(key, e.getMessage());
            }
        }
    }

    private Optional<MessageFile> messageFile(long maxMessageBytes) throws ConfigurationException {
        String path = PropertyReader.path(FILE, properties.trimmed(FILE));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (templates.containsKey("message")) {
            throw new ConfigurationException(FILE, "message is given as well; keep one of them.");
        }
        MessageFile file = new MessageFile(FILE, Path.of(path), maxMessageBytes);
        try {
            file.template(Instant.EPOCH);
            return Optional.of(file);
        } catch (TemplateException e) {
            throw new ConfigurationException(FILE, e.getMessage());
        }
    }
}
