// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

/** How a connection is encrypted. */
public enum TlsMode {
    /** Not at all. */
    NONE,
    /** By STARTTLS, which is then required (RFC 3207). */
    STARTTLS,
    /** From the first byte (RFC 8314 3.3). */
    IMPLICIT
}
