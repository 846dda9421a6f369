// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

/** What becomes of the values in a template. */
enum Style {
    /** They stand there as they are. */
    TEXT,
    /** They are escaped, however a tag asks for them. */
    HTML,
    /** Gaps stand in their places: what the template itself says must be told from what was brought. */
    GAPS
}
