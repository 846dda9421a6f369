// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Time;

/** From a host name to a greeted connection: the first of the host's addresses that serves (RFC 5321 5.1). */
final class Dialling {

    private final HostNames names;
    private final EhloName ownName;
    private final Executor workers;
    private final Time time;

    Dialling(HostNames names, EhloName ownName, Executor workers, Time time) {
        this.names = names;
        this.ownName = ownName;
        this.workers = workers;
        this.time = time;
    }

    SmtpChannel dial(
            TransportSettings settings,
            Deadline deadline,
            Progress progress,
            CertificateWatch watch,
            TlsContexts contexts)
            throws ServerTroubleException {
        List<InetAddress> addresses = resolve(settings, deadline, progress);
        AddressRace race = new AddressRace(addresses, settings, deadline, progress, workers, time);
        while (true) {
            ConnectAttempt connected = race.next();
            try {
                return greeted(connected, settings, progress, watch, contexts);
            } catch (ServerTroubleException e) {
                if (e.kind() != Kind.UNREACHABLE || deadline.isAborted() || !race.hasMore()) {
                    throw e;
                }
                progress.step("failed at " + connected.address().getHostAddress() + ": " + e.getMessage());
            }
        }
    }

    private List<InetAddress> resolve(TransportSettings settings, Deadline deadline, Progress progress)
            throws ServerTroubleException {
        try {
            List<InetAddress> addresses = deadline.await(names.addresses(settings.host()));
            progress.step(settings.host() + " resolved to " + addresses.get(0).getHostAddress()
                    + (addresses.size() > 1 ? " and " + (addresses.size() - 1) + " more" : ""));
            return addresses;
        } catch (ExecutionException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE, "the host name " + settings.host() + " is unknown; check mailServer and DNS.");
        } catch (IOException e) {
            throw new ServerTroubleException(
                    Kind.UNREACHABLE,
                    "no address of " + settings.host() + " was found in time: " + e.getMessage() + "; check DNS.");
        }
    }

    private SmtpChannel greeted(
            ConnectAttempt connected,
            TransportSettings settings,
            Progress progress,
            CertificateWatch watch,
            TlsContexts contexts)
            throws ServerTroubleException {
        boolean greeted = false;
        try {
            progress.step("connected to " + connected.address().getHostAddress() + ", port " + settings.port());
            String introduction = ownName.from(connected.wire().getLocalAddress());
            SmtpChannel channel =
                    new Handshake(settings, connected.wire(), introduction, progress, watch, contexts).perform();
            greeted = true;
            return channel;
        } finally {
            if (!greeted) {
                connected.end();
            }
        }
    }
}
