// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * A mail whose outcome is owed. Immutable.
 *
 * @param mail which
 * @param end how its delivery ended
 */
public record EndedMail(StoredMail mail, MailEnd end) {}
