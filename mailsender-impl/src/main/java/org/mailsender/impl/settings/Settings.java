// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.util.List;
import org.mailsender.store.Endpoint;

/**
 * One valid configuration of one instance. Immutable.
 *
 * @param pid of the configuration
 * @param instance the instance's name
 * @param enabled false: events are ignored, the queue rests
 * @param endpoint named in outcomes
 * @param topics topics subscribed to, valid for EventAdmin
 * @param filter filter on event properties, "" for none
 * @param rendering how an event becomes a mail
 * @param servers how an attempt reaches each server, in the order to try them; at least one
 * @param delivery how the queue is worked off
 * @param store where the queue is kept
 */
public record Settings(
        String pid,
        String instance,
        boolean enabled,
        Endpoint endpoint,
        List<String> topics,
        String filter,
        RenderingSettings rendering,
        List<TransportSettings> servers,
        DeliverySettings delivery,
        StoreSettings store) {

    /** Copies the list. */
    public Settings {
        servers = List.copyOf(servers);
    }

    /**
     * How an attempt reaches the first server; all that is not the server's own is alike for all of them.
     *
     * @return the one that is preferred
     */
    public TransportSettings transport() {
        return servers.get(0);
    }
}
