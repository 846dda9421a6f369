// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.MailBuilder;
import org.mailsender.impl.mail.FilePaths;

/** Reads the arguments of {@code mail:send}: options, then the text. */
final class SendArguments {

    private SendArguments() {}

    static Mail read(String... arguments) {
        MailBuilder mail = Mail.builder();
        List<Attachment> files = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "-r" -> mail.recipients(value(arguments, ++i));
                case "-s" -> mail.subject(value(arguments, ++i));
                case "-a" -> files.add(Attachment.of(path(value(arguments, ++i))));
                default -> text.add(arguments[i]);
            }
        }
        return mail.attachments(files).message(String.join(" ", text)).build();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(FilePaths.complaint(text, e), e);
        }
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("the option " + arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }
}
