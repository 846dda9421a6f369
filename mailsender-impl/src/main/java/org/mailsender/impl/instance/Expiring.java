// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mailsender.impl.expiry.DailyWarnings;
import org.mailsender.impl.expiry.Ending;
import org.mailsender.impl.settings.Credentials;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.KeyStoreFile;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.CertificateWatch;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.Expiry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of an instance ends: its own certificates, those of its servers as last seen, and its access token. Whoever looks
 * brings the day's warnings into the log: a connection, a configuration, an operator or what watches for one. No timer
 * does, so that an instance at rest keeps nothing alive. Thread-safe.
 */
final class Expiring implements CertificateWatch {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private final Supplier<Settings> settings;
    private final Facilities facilities;
    private final Time time;
    private final KeyFileEnds keyFiles;
    private final DailyWarnings warnings;
    /** By host and port. */
    private final Map<String, Instant> servers = new ConcurrentHashMap<>();

    Expiring(Supplier<Settings> settings, Facilities facilities) {
        this.settings = settings;
        this.facilities = facilities;
        this.time = facilities.time();
        this.keyFiles = new KeyFileEnds(time, facilities.workers(settings.get().instance()), this::all);
        this.warnings = new DailyWarnings(time);
    }

    /** The configuration has changed. */
    void configured() {
        servers.keySet()
                .retainAll(settings.get().servers().stream()
                        .map(TransportSettings::server)
                        .toList());
        keyFiles.use(files().toList());
    }

    @Override
    public void shown(TransportSettings server, Instant end) {
        servers.put(server.server(), end);
        all();
    }

    /** Tells of the instance's own certificates as they are now; waits for the disk. */
    void tellOwn(Consumer<String> step) {
        files().forEach(keyFiles::lookNow);
        ownCertificates().map(this::sentence).forEach(step);
    }

    /** Tells besides of what servers show. */
    CertificateWatch tellingServers(Consumer<String> step) {
        return (server, end) -> {
            shown(server, end);
            step.accept(sentence(ofServer(server.server(), end)));
        };
    }

    private String sentence(Expiry expiry) {
        return Ending.sentence(expiry, time.wall());
    }

    /** From memory, in the order of the configuration. */
    List<Expiry> all() {
        List<Expiry> all = Stream.of(ownCertificates(), serverCertificates(), token())
                .flatMap(kind -> kind)
                .toList();
        warnings.due(all).forEach(sentence -> LOG.warn("{}: {}", settings.get().instance(), sentence));
        return all;
    }

    private Stream<Expiry> ownCertificates() {
        return files().flatMap(file ->
                keyFiles
                        .end(file)
                        .map(end -> certificate("the certificate in " + file.key() + ", " + file.file(), end))
                        .stream());
    }

    private Stream<Expiry> serverCertificates() {
        return settings.get().servers().stream()
                .map(TransportSettings::server)
                .distinct()
                .flatMap(server -> Stream.ofNullable(servers.get(server)).map(end -> ofServer(server, end)));
    }

    private Expiry ofServer(String server, Instant end) {
        return certificate("the certificate of " + server, end);
    }

    private Expiry certificate(String what, Instant end) {
        return Ending.ofCertificate(what, end, time.wall());
    }

    private Stream<KeyStoreFile> files() {
        Credentials credentials = settings.get().transport().credentials();
        return Stream.concat(Stream.of(credentials.keyStore()), client().map(OAuth2::keyStore))
                .filter(file -> !file.isEmpty());
    }

    private Stream<Expiry> token() {
        return client().flatMap(client -> facilities.tokens().end(client).stream())
                .filter(end -> end.isAfter(time.now()))
                .map(end -> new Ending("the access token", time.wallAt(end), false));
    }

    private Stream<OAuth2> client() {
        return Stream.ofNullable(settings.get().transport().credentials().oauth2());
    }
}
