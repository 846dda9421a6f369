// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import java.util.List;

/**
 * One of the lines or layers of a chart.
 *
 * @param style the class by which the style sheet colours it
 * @param label what it is, for the reader
 * @param values one for each step, the oldest first
 */
public record Series(String style, String label, List<Long> values) {

    public long sum() {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
