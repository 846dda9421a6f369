// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.util.function.BooleanSupplier;

/**
 * What binds a mail that is to be stored. Immutable.
 *
 * @param maxQueued most mails that may wait
 * @param maxBytes longest text, in bytes
 * @param commit asked once, as late as the mail can be taken back; false gives it up
 */
public record Terms(int maxQueued, long maxBytes, BooleanSupplier commit) {}
