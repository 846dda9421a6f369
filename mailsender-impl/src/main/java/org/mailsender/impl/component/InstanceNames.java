// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailsender.impl.settings.ConfigurationException;

/** Sees to it that no two instances bear one name; who was refused for that gets the name when it is free. Thread-safe. */
final class InstanceNames {

    /** Somebody who wants a name. */
    interface Claimant {
        /** Of its configuration, for people. */
        String pid();

        /** A name that was refused may be free now. */
        void reconsider();
    }

    private final Map<String, Claimant> holders = new HashMap<>();
    private final Set<Claimant> refused = new LinkedHashSet<>();

    /** Claims a name and gives up any other. */
    void claim(String name, Claimant claimant) throws ConfigurationException {
        List<Claimant> others;
        synchronized (this) {
            Claimant holder = holders.putIfAbsent(name, claimant);
            if (holder != null && holder != claimant) {
                refused.add(claimant);
                throw new ConfigurationException(
                        "instance",
                        "the name '" + name + "' is in use by the configuration " + holder.pid()
                                + "; choose another one.");
            }
            refused.remove(claimant);
            boolean gaveUp = holders.entrySet()
                    .removeIf(entry ->
                            entry.getValue() == claimant && !entry.getKey().equals(name));
            others = gaveUp ? new ArrayList<>(refused) : List.of();
        }
        others.forEach(Claimant::reconsider);
    }

    /** Gives up every name. */
    void leave(Claimant claimant) {
        List<Claimant> others;
        synchronized (this) {
            holders.values().removeIf(holder -> holder == claimant);
            refused.remove(claimant);
            others = new ArrayList<>(refused);
        }
        others.forEach(Claimant::reconsider);
    }
}
