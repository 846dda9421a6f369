// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailsender.store.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node sends the mails of an instance, and how that begins and ends. Thread-safe.
 *
 * <p>A lease that was not renewed in time suspends it; if nobody has taken over meanwhile, it goes on. Whoever hands over
 * stays the sender until nothing is under way any more.
 */
final class Duty {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender.jdbc");
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private enum Phase {
        NONE,
        REIGNING,
        SUSPENDED,
        LEAVING,
        CLOSED
    }

    private final String instance;
    private final Lease lease;
    private final SenderTable table;
    private final Calls calls;
    /** Hears that another node may send. */
    private final Runnable released;
    /** Guarded by this. */
    private Phase phase = Phase.NONE;
    /** What the listener left when the reign was suspended; confined to the calls. */
    private Handover kept = Handover.NOTHING;
    /** 0 unless this node sends. */
    private volatile long epoch;

    private volatile boolean reigning;

    Duty(String instance, Lease lease, SenderTable table, Calls calls, Runnable released) {
        this.instance = instance;
        this.lease = lease;
        this.table = table;
        this.calls = calls;
        this.released = released;
    }

    String instance() {
        return instance;
    }

    Calls calls() {
        return calls;
    }

    boolean reigns() {
        return reigning && lease.isValid();
    }

    /** By which the database knows whether this node still sends; 0 if it does not. */
    long epoch() {
        return epoch;
    }

    synchronized boolean wants(Sight sight) {
        return phase == Phase.NONE && sight.free();
    }

    synchronized void taken(SenderTable.Taken taken) {
        if (phase != Phase.NONE) {
            return;
        }
        epoch = taken.epoch();
        phase = Phase.REIGNING;
        begin(taken.before());
        LOG.info("{}: this node sends from now on", instance);
    }

    private void begin(Handover before) {
        calls.add(() -> {
            reigning = true;
            calls.listener().reignBegan(before);
        });
    }

    /** The lease was not renewed in time. */
    synchronized void lapsed() {
        if (phase == Phase.REIGNING) {
            phase = Phase.SUSPENDED;
            LOG.warn("{}: this node does not send for now, because the database did not renew its lease", instance);
            calls.add(() -> {
                kept = calls.listener().reignOver();
                reigning = false;
            });
        }
    }

    /** Somebody else has it, or may have. */
    synchronized void lost() {
        epoch = 0;
        if (phase == Phase.REIGNING) {
            reigning = false;
            calls.add(() -> calls.listener().reignOver());
        }
        if (phase == Phase.REIGNING || phase == Phase.SUSPENDED) {
            phase = Phase.NONE;
            LOG.info("{}: another node sends from now on", instance);
        }
    }

    synchronized void seen(Sight sight, Duration avoid) {
        boolean ours = sight.incarnation().equals(lease.incarnation()) && sight.epoch() == epoch;
        if (epoch != 0 && !ours && phase != Phase.LEAVING) {
            lost();
        } else if (phase == Phase.SUSPENDED && lease.isValid()) {
            phase = Phase.REIGNING;
            calls.add(() -> {
                reigning = true;
                calls.listener().reignBegan(kept);
            });
        } else if (phase == Phase.REIGNING && sight.yieldWanted()) {
            phase = Phase.LEAVING;
            calls.add(() -> leave(Phase.NONE, avoid));
        } else if (phase == Phase.NONE && epoch == 0 && isLeft(sight)) {
            // It was left when the database could not be told.
            long former = sight.epoch();
            calls.add(() -> release(former, kept, Duration.ZERO));
        }
    }

    private boolean isLeft(Sight sight) {
        return sight.incarnation().equals(lease.incarnation());
    }

    private void leave(Phase next, Duration avoid) {
        long former = epoch;
        kept = calls.listener().reignOver();
        reigning = false;
        epoch = 0;
        release(former, kept, avoid);
        synchronized (this) {
            phase = next;
        }
    }

    private void release(long former, Handover left, Duration avoid) {
        try {
            table.release(instance, former, left, avoid.toMillis(), Deadline.in(Deadline.INTAKE));
            released.run();
        } catch (IOException e) {
            LOG.debug("{}: cannot be handed over yet", instance, e);
        }
    }

    /** Hands over, and waits until that is done. */
    void close() {
        CountDownLatch done = new CountDownLatch(1);
        synchronized (this) {
            boolean had = phase == Phase.REIGNING;
            boolean suspended = phase == Phase.SUSPENDED;
            phase = Phase.CLOSED;
            calls.add(() -> {
                if (had) {
                    leave(Phase.CLOSED, Duration.ZERO);
                } else if (suspended) {
                    release(epoch, kept, Duration.ZERO);
                }
                done.countDown();
            });
        }
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: sending could not be handed over in time", instance);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reigning = false;
        epoch = 0;
    }

    /** Epoch and right to send at this moment, for what only the sender may do. */
    Optional<Long> presentEpoch() {
        long present = epoch;
        return present == 0 ? Optional.empty() : Optional.of(present);
    }
}
