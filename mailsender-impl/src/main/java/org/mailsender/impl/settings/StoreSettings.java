// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

/**
 * Where the queue is kept. Immutable.
 *
 * @param store name of the store that nodes share, "" for the local spool alone
 * @param spoolDirectory parent folder of the spool, "" for the container's place
 * @param digest of what should be the same at all nodes; no secret is in it
 */
public record StoreSettings(String store, String spoolDirectory, String digest) {}
