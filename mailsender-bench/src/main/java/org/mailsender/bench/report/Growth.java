// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table of what grows with a number, and in its last row how: the power of growth. Not thread-safe. */
public final class Growth {

    private final List<Curve> curves = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * Without rows.
     *
     * @param number what is varied
     * @param columns what is measured, with units
     */
    public Growth(String number, String... columns) {
        lines.add("| " + number + " | " + String.join(" | ", columns) + " |");
        lines.add("|---:" + "|---:".repeat(columns.length) + "|");
        for (int i = 0; i < columns.length; i++) {
            curves.add(new Curve());
        }
    }

    /**
     * Adds a row.
     *
     * @param number of it, above 0
     * @param values one for each column
     */
    public void add(int number, double... values) {
        StringBuilder line = new StringBuilder("| ").append(number);
        for (int i = 0; i < values.length; i++) {
            curves.get(i).add(number, values[i]);
            line.append(" | ").append(Quartiles.number(values[i]));
        }
        lines.add(line.append(" |").toString());
    }

    /**
     * The table.
     *
     * @return lines of Markdown
     */
    public List<String> lines() {
        StringBuilder slopes = new StringBuilder("| *slope* ");
        curves.forEach(curve ->
                slopes.append("| *").append(Quartiles.number(curve.slope())).append("* "));
        List<String> all = new ArrayList<>(lines);
        all.add(slopes.append('|').toString());
        return all;
    }
}
