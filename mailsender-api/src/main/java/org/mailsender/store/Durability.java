// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/** What a stored mail outlives. */
public enum Durability {
    /** A crash of the process: it is on the local disk, as the configuration wants it. */
    LOCAL,
    /** The loss of this node with its disk: the database that all nodes share has it. */
    CLUSTER,
    /** A crash of the process only, although the configuration wants more: the database did not answer. */
    NODE
}
