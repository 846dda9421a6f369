// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps doubles out: the keys of mails that wait, and of those that were Done within a day. Thread-safe. */
public final class MessageKeys implements Closeable {

    private final DoneKeys done;
    /** Hash of the key to the id of the mail that waits; guarded by this. */
    private final Map<Long, Long> waiting = new HashMap<>();

    MessageKeys(DoneKeys done) {
        this.done = done;
    }

    /**
     * The hash by which a key is known.
     *
     * @param key the key
     * @return never 0, which means no key
     */
    public static long hash(String key) {
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

    /**
     * Reserves the key of a mail, unless it is taken.
     *
     * @param entry the mail, with a key
     * @return true if it may be queued
     */
    public synchronized boolean reserve(SpoolEntry entry) {
        return !done.contains(entry.keyHash()) && waiting.putIfAbsent(entry.keyHash(), entry.id()) == null;
    }

    /**
     * The mail that waits with a key.
     *
     * @param keyHash hash of the key
     * @return its id
     */
    public synchronized Optional<Long> holder(long keyHash) {
        return Optional.ofNullable(waiting.get(keyHash));
    }

    /**
     * Frees the key of a mail that does not wait any more.
     *
     * @param entry the mail
     */
    public synchronized void release(SpoolEntry entry) {
        waiting.remove(entry.keyHash(), entry.id());
    }

    synchronized void restore(SpoolEntry entry) {
        if (entry.keyHash() != 0) {
            waiting.putIfAbsent(entry.keyHash(), entry.id());
        }
    }

    void remember(SpoolEntry entry) throws IOException {
        if (entry.keyHash() != 0) {
            done.add(entry.keyHash());
        }
    }

    @Override
    public void close() throws IOException {
        done.close();
    }
}
