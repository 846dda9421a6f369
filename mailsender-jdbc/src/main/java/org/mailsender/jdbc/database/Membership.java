// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which node has which instance, and whose configurations differ. Called by the thread that keeps house. */
final class Membership {

    private static final String JOIN = "INSERT INTO mailsender_member AS m (instance, node, settings)"
            + " SELECT instance, ?, settings FROM unnest(?::text[], ?::text[]) AS mine(instance, settings)"
            + " ON CONFLICT (instance, node) DO UPDATE SET settings = excluded.settings"
            + " WHERE m.settings <> excluded.settings";

    private static final String DIFFERENT = "SELECT m.instance, m.node"
            + " FROM unnest(?::text[], ?::text[]) AS mine(instance, settings) JOIN mailsender_member m"
            + " ON m.instance = mine.instance AND m.node <> ? AND m.settings <> mine.settings"
            + " JOIN mailsender_node n ON n.name = m.node AND NOT n.revoked ORDER BY m.instance, m.node";

    private static final String LEAVE = "DELETE FROM mailsender_member WHERE instance = ? AND node = ?";

    private final Lane lane;
    private final String node;

    Membership(Lane lane, String node) {
        this.lane = lane;
        this.node = node;
    }

    void join(List<View> views) throws IOException {
        String[] instances = texts(views, View::instance);
        String[] settings = texts(views, View::settings);
        lane.run(Deadline.in(Deadline.OTHER), connection -> Sql.update(connection, JOIN, node, instances, settings));
        for (int i = 0; i < settings.length; i++) {
            views.get(i).joined(settings[i]);
        }
    }

    void compare(Collection<View> views) throws IOException {
        String[] instances = texts(views, View::instance);
        String[] settings = texts(views, View::settings);
        Map<String, List<String>> others = lane
                .run(
                        Deadline.in(Deadline.OTHER),
                        connection -> Sql.list(
                                connection,
                                row -> Map.entry(row.getString(1), row.getString(2)),
                                DIFFERENT,
                                instances,
                                settings,
                                node))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        views.forEach(view -> view.differs(others.getOrDefault(view.instance(), List.of()).stream()
                .map(other -> "the configuration of " + view.instance() + " at node " + other
                        + " differs from that at this node, " + node + "; make them the same")
                .toList()));
    }

    private static String[] texts(Collection<View> views, Function<View, String> text) {
        return views.stream().map(text).toArray(String[]::new);
    }

    void leave(String instance) throws IOException {
        lane.run(Deadline.in(Deadline.INTAKE), connection -> Sql.update(connection, LEAVE, instance, node));
    }
}
