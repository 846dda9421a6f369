// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;

/** What is forced to disk. */
@FunctionalInterface
interface Device {

    /** Returns when every change made before the call is on disk. */
    void force() throws IOException;
}
