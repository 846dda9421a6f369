// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mailsender.store.QueueEntry;

/** Keeps doubles out: the keys of mails that wait, and of those that were Done within a day. Thread-safe. */
final class MessageKeys implements Closeable {

    private final DoneKeys done;
    /** Hash of the key to the id of the mail that waits; guarded by this. */
    private final Map<Long, Long> waiting = new HashMap<>();

    MessageKeys(DoneKeys done) {
        this.done = done;
    }

    /** The hash by which a key is known; never 0, which means no key. */
    static long hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash << Byte.SIZE) | (digest[i] & 0xFF);
            }
            return hash == 0 ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows SHA-256", e);
        }
    }

    /** Reserves the key of a mail, if it has one; false if it is taken. */
    synchronized boolean reserve(QueueEntry entry) {
        return entry.keyHash() == 0
                || (!done.contains(entry.keyHash()) && waiting.putIfAbsent(entry.keyHash(), entry.id()) == null);
    }

    /** The id of the mail that waits with the same key. */
    synchronized OptionalLong holder(QueueEntry entry) {
        Long id = waiting.get(entry.keyHash());
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Frees the key of a mail that does not wait any more. */
    synchronized void release(QueueEntry entry) {
        waiting.remove(entry.keyHash(), entry.id());
    }

    synchronized void restore(QueueEntry entry) {
        if (entry.keyHash() != 0) {
            waiting.putIfAbsent(entry.keyHash(), entry.id());
        }
    }

    void remember(QueueEntry entry) throws IOException {
        if (entry.keyHash() != 0) {
            done.add(entry.keyHash());
        }
    }

    void rewrite() throws IOException {
        done.rewrite();
    }

    @Override
    public void close() throws IOException {
        done.close();
    }
}
