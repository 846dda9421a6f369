// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.threads.LaterTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresh token to use: the configured one, or the latest that the endpoint issued in its place (RFC 6749 6). That
 * one is on disk, forced, before anything is done with it and before the former is forgotten, so that a process which
 * dies at any moment finds one of the two, and the endpoint still takes it. Thread-safe.
 *
 * <p>While the disk refuses it, it is kept in memory, and writing it is tried again every minute.
 */
final class RefreshTokens {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final KeptToken configured;
    private final TokenUsers users;
    private final LaterTasks later;
    /** Whether the latest is not on disk yet; asked by those who must not wait for a disk. */
    private volatile boolean unwritten;

    /** Guarded by this, as all below: the latest that this process knows. */
    private KeptToken latest;

    private boolean complained;

    RefreshTokens(OAuth2 client, TokenUsers users, LaterTasks later) {
        this.configured = KeptToken.configured(client);
        this.users = users;
        this.later = later;
        this.latest = configured;
    }

    Secret configured() {
        return configured.token();
    }

    /** Whether the latest is in memory alone. Never waits. */
    boolean areUnwritten() {
        return unwritten;
    }

    /**
     * The one to use. Files are read each time: another process may have been there.
     *
     * @throws AuthenticationFailedException if what is kept cannot be read for now: the one before it may be used up
     */
    synchronized Secret present() throws AuthenticationFailedException {
        if (configured.token().isEmpty()) {
            return configured.token();
        }
        List<KeptToken> kept = new ArrayList<>();
        for (TokenFiles files : users.places()) {
            kept.add(read(files).orElse(configured));
        }
        kept.stream()
                .filter(other -> other.generation() > latest.generation())
                .max(Comparator.comparingLong(KeptToken::generation))
                .ifPresent(newer -> latest = newer);
        if (kept.stream().anyMatch(other -> other.generation() < latest.generation())) {
            write();
        }
        return latest.token();
    }

    private Optional<KeptToken> read(TokenFiles files) throws AuthenticationFailedException {
        String name = configured.fileName();
        try {
            Optional<String> content = files.read(name);
            Optional<KeptToken> kept = content.flatMap(configured::parse);
            if (content.isPresent() && kept.isEmpty()) {
                LOG.warn(
                        "{}: the kept refresh token in {} is damaged and is left aside; {}",
                        users,
                        files.place(name),
                        latest.generation() == 0 ? "the configured one is used" : "the one in memory is used");
            }
            return kept;
        } catch (IOException e) {
            if (latest.generation() > 0) {
                return Optional.empty();
            }
            throw new AuthenticationFailedException(
                    "the kept refresh token in " + files.place(name) + " cannot be read: " + e.getMessage()
                            + "; make it readable, or remove it to begin again with oauth2RefreshToken.",
                    true);
        }
    }

    /** Keeps the one that has to be used from now on; returns when it is safe, or in memory with a complaint. */
    synchronized void keep(Secret successor) {
        unwritten = true;
        latest = latest.replacedBy(successor);
        write();
    }

    private synchronized void writeAgain() {
        if (unwritten) {
            write();
        }
    }

    private void write() {
        List<TokenFiles> refusing =
                users.places().stream().filter(files -> !isWritten(files)).toList();
        unwritten = !refusing.isEmpty();
        if (unwritten) {
            later.schedule(this::writeAgain, PAUSE);
        } else if (complained) {
            LOG.info("{}: the refresh token that the endpoint issued is kept now", users);
        }
        complained = unwritten;
    }

    private boolean isWritten(TokenFiles files) {
        try {
            files.write(latest.fileName(), latest.text());
            return true;
        } catch (IOException | RuntimeException e) {
            if (!complained) {
                LOG.error(
                        "{}: the refresh token that the endpoint issued cannot be kept in {}: {}; it is lost if this"
                                + " process ends before that works, which is tried every minute",
                        users,
                        files.place(latest.fileName()),
                        e.getMessage());
            }
            return false;
        }
    }
}
