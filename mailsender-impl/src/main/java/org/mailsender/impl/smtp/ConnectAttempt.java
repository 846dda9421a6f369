// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.threads.Time;

/** A connection to one address that may come about. Run once, on any thread; {@link #end} may come from any other. */
final class ConnectAttempt {

    private final InetAddress address;
    private final TransportSettings settings;
    private final Deadline deadline;
    private final Wire wire;
    private final Consumer<String> ending;
    private volatile IOException failure;

    ConnectAttempt(InetAddress address, TransportSettings settings, Deadline deadline, Time time) {
        this.address = address;
        this.settings = settings;
        this.deadline = deadline;
        this.wire = new Wire(time);
        this.ending = wire::abort;
        deadline.guard(ending);
    }

    /** Connects, and fails, in silence. */
    void run() {
        try {
            wire.setTcpNoDelay(true);
            wire.connect(
                    new InetSocketAddress(address, settings.port()),
                    Math.toIntExact(settings.connectTimeout().toMillis()));
        } catch (IOException e) {
            failure = wire.explained(e);
        }
    }

    /** Not wanted any more, or of no use. */
    void end() {
        wire.abort("the connection was given up");
        deadline.release(ending);
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    InetAddress address() {
        return address;
    }

    Wire wire() {
        return wire;
    }
}
