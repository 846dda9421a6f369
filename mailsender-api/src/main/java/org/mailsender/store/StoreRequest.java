// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * What a store is opened for. Immutable.
 *
 * @param instance its name
 * @param settings a digest of its configuration without secrets, by which nodes notice that theirs differ
 * @param local the instance's spool on the local disk, open; the store closes it. What it holds goes first
 * @param format writes records and states as text
 */
public record StoreRequest(String instance, String settings, MailStore local, RecordFormat format) {}
