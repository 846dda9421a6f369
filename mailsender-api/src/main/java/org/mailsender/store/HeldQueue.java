// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.time.Instant;

/**
 * Why a queue rests as a whole. Immutable.
 *
 * @param kind what kind of trouble, as events name it
 * @param reason a sentence
 * @param probes failed ones so far, at least 1
 * @param until when the server may be tried again, by the wall clock
 */
public record HeldQueue(String kind, String reason, int probes, Instant until) {}
