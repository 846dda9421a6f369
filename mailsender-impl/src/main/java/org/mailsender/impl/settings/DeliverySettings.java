// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.time.Duration;

/**
 * How the queue is worked off. Immutable.
 *
 * @param connections most connections at a time, at least 1
 * @param idleTimeout an idle connection is closed after this
 * @param ratePerMinute most mails in any sliding minute, 0 for no limit
 * @param maxQueued most mails waiting
 * @param retry when a deferred mail is tried again
 */
public record DeliverySettings(
        int connections, Duration idleTimeout, int ratePerMinute, int maxQueued, RetrySettings retry) {}
