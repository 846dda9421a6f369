// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, as wide as their widest cell. Not thread-safe. */
final class Table {

    private static final int WIDEST = 100;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        row((Object[]) titles);
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            String text = String.valueOf(cell);
            row.add(text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...");
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                line.append(" ".repeat(width(column) - row.get(column).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
