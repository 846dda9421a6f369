// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.ArrayList;
import java.util.List;
import org.mailsender.impl.mail.Characters;

/**
 * Text in columns, as wide as their widest cell. Long cells are cut, but for the last of a row, which has what is left of
 * the terminal, or all it needs where there is none. Not thread-safe.
 */
final class Table {

    /** Few subjects and addresses are longer. */
    static final int WIDEST = 40;

    /** The last column of a narrow terminal may wrap rather than vanish. */
    private static final int NARROWEST = 30;

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        row((Object[]) titles);
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            String text = Characters.printable(String.valueOf(cell));
            row.add(row.size() < cells.length - 1 ? cut(text, WIDEST) : text);
        }
        rows.add(row);
    }

    void print(Screen screen) {
        int last = rows.get(0).size() - 1;
        int before = 0;
        for (int column = 0; column < last; column++) {
            before += width(column) + GAP.length();
        }
        int left = screen.width() == 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, screen.width() - before - 1);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < last; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length()))
                        .append(GAP);
            }
            screen.line(line.append(cut(row.get(last), left)).toString().stripTrailing());
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
