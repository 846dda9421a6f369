// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/** How the delivery of a mail ended. */
public enum Ending {
    /** The server took it for every recipient. */
    DONE,
    /** It was given up for at least one recipient, and is kept among the failed ones. */
    FAILED,
    /** An operator did not want it any more; it is kept nowhere. */
    DROPPED
}
