// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;

/** Something to be done on the disk. */
@FunctionalInterface
interface DiskAction {

    void run() throws IOException;
}
