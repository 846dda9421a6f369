// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.List;

/**
 * What a template made, with a gap in the place of each value, so that no value can change what the template means.
 *
 * @param text the template's own text, sections resolved
 * @param gaps what belongs in its gaps, in their order
 */
public record Gapped(String text, List<Gap> gaps) {

    /** Stands for a value; a character that no text has (Unicode 23.7, noncharacters). */
    public static final char GAP = '\uFDD0';
}
