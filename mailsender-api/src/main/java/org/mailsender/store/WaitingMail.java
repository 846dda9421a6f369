// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;

/**
 * A mail that waits. Immutable.
 *
 * @param entry which
 * @param due not to be tried before this, by the wall clock; the epoch for at once
 */
public record WaitingMail(QueueEntry entry, Instant due) {}
