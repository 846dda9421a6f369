// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.InstanceStatus;

/**
 * What the list of instances shows of nodes, if any instance shares its queue with others. Immutable.
 *
 * @param shown whether any does
 */
record ClusterColumns(boolean shown) {

    private static final String NONE = "-";

    static ClusterColumns of(Collection<InstanceStatus> instances) {
        return new ClusterColumns(
                instances.stream().anyMatch(status -> status.cluster().isPresent()));
    }

    /** Titles, with those of the nodes before the last. */
    String[] among(String... titles) {
        return shown ? before(titles, "STORE", "NODE", "SENDER") : titles;
    }

    /** Cells of an instance, with those of its nodes before the last. */
    String[] among(InstanceStatus status, String... cells) {
        return shown
                ? before(
                        cells,
                        cell(status.cluster().map(ClusterStatus::store).orElse("")),
                        cell(status.cluster().map(ClusterStatus::node).orElse("")),
                        cell(status.cluster().map(ClusterStatus::sender).orElse("")))
                : cells;
    }

    /** Cells of what has no nodes. */
    String[] amongNone(String... cells) {
        return shown ? before(cells, NONE, NONE, NONE) : cells;
    }

    private static String cell(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static String[] before(String[] cells, String... further) {
        List<String> all = new ArrayList<>(Arrays.asList(cells));
        all.addAll(all.size() - 1, List.of(further));
        return all.toArray(String[]::new);
    }

    /** What is to be said of each beside its row: trouble first. */
    List<String> sentences(Collection<InstanceStatus> instances) {
        return instances.stream()
                .flatMap(status -> status.cluster().stream()
                        .flatMap(cluster -> Stream.concat(Stream.of(cluster.trouble()), cluster.warnings().stream())
                                .filter(sentence -> !sentence.isEmpty())
                                .map(sentence -> status.instance() + ": " + sentence)))
                .toList();
    }
}
