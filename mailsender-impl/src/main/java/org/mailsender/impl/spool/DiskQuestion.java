// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;

/** Something to be asked of the disk. */
@FunctionalInterface
interface DiskQuestion {

    boolean ask() throws IOException;
}
