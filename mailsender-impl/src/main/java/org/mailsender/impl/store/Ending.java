// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

/** How the delivery of a mail ended. */
public enum Ending {
    /** The server took it for every recipient. */
    DONE,
    /** It was given up for at least one recipient. */
    FAILED
}
