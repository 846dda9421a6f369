// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.util.List;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.store.Census;

/** How an instance stands whose queue several nodes share. Immutable. */
record ClusterRecord(String store, String node, String sender, int inbox, String trouble, List<String> warnings)
        implements ClusterStatus {

    /** Copies the list. */
    ClusterRecord {
        warnings = List.copyOf(warnings);
    }

    /** Empty without a shared store; of one that is not open yet, only its name is known. */
    static Optional<ClusterStatus> of(String store, Optional<Census> census) {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(census.map(seen -> new ClusterRecord(
                        store, seen.node(), seen.sender(), seen.inbox(), seen.trouble(), seen.warnings()))
                .orElseGet(() -> new ClusterRecord(store, "", "", 0, "", List.of())));
    }
}
