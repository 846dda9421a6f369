// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.model;

/** How urgently somebody has to look, the most urgent first. */
public enum Level {
    TROUBLE,
    WARNING,
    FINE,
    OFF;

    /** Whether it is one of those that are looked for by <i>errors only</i>. */
    public boolean error() {
        return this == TROUBLE || this == WARNING;
    }

    /** For style sheet and texts. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
