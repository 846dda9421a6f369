// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.threads.Time;

/** From a host name to a greeted connection: the first of the host's addresses that serves (RFC 5321 5.1). */
final class Dialling {

    private final HostNames names;
    private final EhloName ownName;
    private final Time time;

    Dialling(HostNames names, EhloName ownName, Time time) {
        this.names = names;
        this.ownName = ownName;
        this.time = time;
    }

    SmtpChannel dial(TransportSettings settings, Deadline deadline, Progress progress) throws ServerTroubleException {
        List<InetAddress> addresses = resolve(settings, deadline, progress);
        for (InetAddress address : addresses.subList(0, addresses.size() - 1)) {
            try {
                return call(address, settings, deadline, progress);
            } catch (ServerTroubleException e) {
                if (e.kind() != Kind.UNREACHABLE || deadline.isAborted()) {
                    throw e;
                }
                progress.step("failed at " + address.getHostAddress() + ": " + e.getMessage());
            }
        }
        return call(addresses.get(addresses.size() - 1), settings, deadline, progress);
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

    private SmtpChannel call(InetAddress address, TransportSettings settings, Deadline deadline, Progress progress)
            throws ServerTroubleException {
        Wire wire = new Wire(time);
        Consumer<String> end = wire::abort;
        deadline.guard(end);
        boolean greeted = false;
        try {
            connect(wire, address, settings);
            progress.step("connected to " + address.getHostAddress() + ", port " + settings.port());
            String introduction = ownName.from(wire.getLocalAddress());
            SmtpChannel channel = new Handshake(settings, wire, introduction, progress).perform();
            greeted = true;
            return channel;
        } finally {
            if (!greeted) {
                wire.abort("the connection was given up");
                deadline.release(end);
            }
        }
    }

    private static void connect(Wire wire, InetAddress address, TransportSettings settings)
            throws ServerTroubleException {
        try {
            wire.setTcpNoDelay(true);
            wire.connect(
                    new InetSocketAddress(address, settings.port()),
                    Math.toIntExact(settings.connectTimeout().toMillis()));
        } catch (IOException e) {
            throw new ServerTroubleException(Kind.UNREACHABLE, unreachable(settings, wire.explained(e)));
        }
    }

    private static String unreachable(TransportSettings settings, IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return settings.server() + " did not answer within connectTimeoutSeconds, "
                    + settings.connectTimeout().toSeconds() + "; check mailServer, port and firewalls.";
        }
        if (failure instanceof ConnectException) {
            return settings.server() + " refused the connection; check mailServer and port, and that the server runs.";
        }
        return settings.server() + " cannot be reached: " + failure.getMessage() + ".";
    }
}
