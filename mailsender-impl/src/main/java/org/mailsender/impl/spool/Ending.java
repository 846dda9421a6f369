// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

/** How a mail ended, as long as its outcome is not published yet. */
public enum Ending {
    /** The server took it for every recipient. */
    DONE(".done"),
    /** It was given up for at least one recipient. */
    FAILED(".failed");

    private final String suffix;

    Ending(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
