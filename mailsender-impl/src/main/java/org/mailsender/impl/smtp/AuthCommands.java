// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.mailsender.impl.auth.Answer;
import org.mailsender.impl.auth.AuthDialogue;
import org.mailsender.impl.settings.Secret;

/** The commands of SMTP authentication (RFC 4954) on one connection. */
final class AuthCommands implements AuthDialogue {

    private final SmtpChannel channel;
    private final Deadline deadline;
    private final Progress progress;

    AuthCommands(SmtpChannel channel, Deadline deadline, Progress progress) {
        this.channel = channel;
        this.deadline = deadline;
        this.progress = progress;
    }

    @Override
    public List<String> offered() {
        return channel.capabilities()
                .parameter("AUTH")
                .map(names -> List.of(names.toUpperCase(Locale.ROOT).split("\\s+")))
                .orElse(List.of());
    }

    @Override
    public Optional<X509Certificate> certificate() {
        return channel.certificate();
    }

    /** The last word of a line is what may hold a secret: the response. */
    @Override
    public Answer exchange(String line) throws IOException {
        boolean bare = line.startsWith("AUTH ") && line.indexOf(' ') == line.lastIndexOf(' ');
        if (!bare) {
            channel.redaction().concealSent(line.substring(line.lastIndexOf(' ') + 1));
        }
        Reply reply = channel.command(line);
        if (reply.closesConnection()) {
            throw new ClosingException(reply);
        }
        return new Answer(reply.code(), reply.text(), reply.isPermanent());
    }

    @Override
    public void step(String description) {
        progress.step(description);
    }

    @Override
    public void conceal(Secret secret) {
        channel.redaction().conceal(secret);
    }

    @Override
    public <T> T await(CompletableFuture<T> work) throws IOException, ExecutionException {
        return deadline.await(work);
    }
}
