// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the orders, by the nodes' ledgers and by what the mail server took. Immutable.
 *
 * @param accepted the orders that a node said were stored, each with where: {@code cluster}, or {@code node} for its inbox
 * @param ends how often each order was told as Done or Failed
 * @param failed those told as Failed
 * @param arrived the orders' numbers in the order in which their mails arrived, doubles as well
 */
record Count(Map<String, String> accepted, Map<String, Integer> ends, Set<String> failed, List<String> arrived) {

    static Count of(Collection<String> ledger, List<String> arrived) {
        Map<String, String> accepted = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        Set<String> failed = new TreeSet<>();
        for (String line : ledger) {
            String[] words = line.split(" ");
            if (words[0].equals("Queued")) {
                accepted.put(words[1], words[2]);
            } else {
                ends.merge(words[1], 1, Integer::sum);
            }
            if (words[0].equals("Failed")) {
                failed.add(words[1]);
            }
        }
        return new Count(accepted, ends, failed, arrived);
    }

    int acceptedBy(String node) {
        return (int) accepted.keySet().stream()
                .filter(order -> order.startsWith(node + '-'))
                .count();
    }

    /** Those that waited in a node's inbox, because the database did not answer. */
    int inInboxes() {
        return (int) accepted.values().stream().filter("node"::equals).count();
    }

    /** Accepted, and no mail of it has come. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(accepted.keySet());
        missing.removeAll(distinct());
        return missing;
    }

    int distinctArrived() {
        return distinct().size();
    }

    private Set<String> distinct() {
        return new TreeSet<>(arrived);
    }

    int doubles() {
        return arrived.size() - distinctArrived();
    }

    /** Accepted, and no node has told of its end. */
    Set<String> untold() {
        Set<String> untold = new TreeSet<>(accepted.keySet());
        untold.removeAll(ends.keySet());
        return untold;
    }

    int toldTwice() {
        return ends.values().stream().mapToInt(times -> times - 1).sum();
    }

    /** Mails that came behind a later one of the same node. */
    int outOfOrder() {
        Map<String, Integer> latest = new HashMap<>();
        List<String> firsts = new ArrayList<>(new LinkedHashSet<>(arrived));
        int outOfOrder = 0;
        for (String order : firsts) {
            String[] parts = order.split("-");
            int number = Integer.parseInt(parts[1]);
            outOfOrder += latest.merge(parts[0], number, Math::max) > number ? 1 : 0;
        }
        return outOfOrder;
    }
}
