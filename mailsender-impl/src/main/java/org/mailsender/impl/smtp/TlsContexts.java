// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings.TrustStore;
import org.mailsender.impl.threads.Moment;
import org.mailsender.impl.threads.Time;

/**
 * The contexts of connections that trust the same certificates, as long as their file stays as it is, and for an hour at
 * most: within one, sessions are resumed. Thread-safe.
 */
final class TlsContexts {

    /** By which a file is known to be as it was; another one takes its place where secrets are mounted. */
    private record Stamp(Object key, long size, FileTime changed) {

        /** Empty for the JVM's own, and where there is no file: whoever reads it says what is wrong. */
        static Optional<Stamp> of(TrustStore trust) {
            if (trust.file().isEmpty()) {
                return Optional.empty();
            }
            try {
                BasicFileAttributes file = Files.readAttributes(Path.of(trust.file()), BasicFileAttributes.class);
                return Optional.of(new Stamp(file.fileKey(), file.size(), file.lastModifiedTime()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private record Kept(TlsContext context, Optional<Stamp> stamp, Moment until) {}

    private final Time time;
    /** Guarded by this. */
    private final Map<TrustStore, Kept> kept = new HashMap<>();

    TlsContexts(Time time) {
        this.time = time;
    }

    /**
     * For a connection that shows no certificate of its own.
     *
     * @throws IOException if the file cannot be read or holds no certificate, in one sentence
     */
    synchronized TlsContext of(TrustStore trust) throws IOException, GeneralSecurityException {
        Moment now = time.now();
        kept.values().removeIf(old -> !old.until().isAfter(now));
        Optional<Stamp> stamp = Stamp.of(trust);
        Kept known = kept.get(trust);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Kept(anew(trust, Optional.empty()), stamp, now.plus(TlsContext.LIFE));
            kept.put(trust, known);
        }
        return known.context();
    }

    /** For one connection: whom a session was resumed with, is not asked again who it is. */
    static TlsContext anew(TrustStore trust, Optional<ClientCertificate> own)
            throws IOException, GeneralSecurityException {
        return new TlsContext(TrustedCertificates.of(trust), own);
    }
}
