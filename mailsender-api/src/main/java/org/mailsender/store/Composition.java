// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * A mail that is not stored yet. Immutable.
 *
 * @param mail its record
 * @param text writes its text
 */
public record Composition(MailRecord mail, MailText text) {}
