// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.outcome;

/** What is counted of an instance's traffic. */
enum TrafficKind {
    /** A mail that was sent. */
    DONE,
    /** One that was given up, or a request that was refused. */
    FAILED,
    /** An attempt that failed for now. */
    DEFERRED
}
