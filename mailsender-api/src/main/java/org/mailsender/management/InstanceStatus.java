// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How an instance is, at one moment. Immutable. Counts begin when the instance is started. */
@ProviderType
public interface InstanceStatus {

    /**
     * The instance.
     *
     * @return its name
     */
    String instance();

    /**
     * Where it is configured.
     *
     * @return the PID of its configuration
     */
    String pid();

    /**
     * Where it sends to: the server that is in use now, the first one while none can be used.
     *
     * @return host and port
     */
    String server();

    /**
     * All its servers.
     *
     * @return at least one, in the order in which they are configured and preferred
     */
    List<ServerStatus> servers();

    /**
     * Whether it takes events.
     *
     * @return as configured
     */
    boolean enabled();

    /**
     * When it was started.
     *
     * @return by the wall clock
     */
    Instant started();

    /**
     * When a queue that rests as a whole is tried again.
     *
     * @return empty while it does not rest
     */
    Optional<Instant> heldUntil();

    /**
     * Why the queue rests as a whole: because no server can be used, else because the spool gives trouble.
     *
     * @return one sentence, "" while it does not rest
     */
    String heldBecause();

    /**
     * What the disk refuses.
     *
     * @return one sentence, "" if all is well
     */
    String spoolTrouble();

    /**
     * Mails waiting or under way.
     *
     * @return how many
     */
    int queued();

    /**
     * When the oldest of them was taken.
     *
     * @return empty without any
     */
    Optional<Instant> oldest();

    /**
     * Mails given up and not yet dropped.
     *
     * @return how many
     */
    int failed();

    /**
     * Mails that were Done.
     *
     * @return since the start
     */
    long sent();

    /**
     * Mails that Failed, and requests that were refused.
     *
     * @return since the start
     */
    long failures();

    /**
     * Attempts that failed for now.
     *
     * @return since the start
     */
    long deferrals();

    /**
     * The last thing that went wrong.
     *
     * @return one sentence, "" if nothing did since the start, or if it was trouble with the spool or the
     *     store that has passed
     */
    String lastError();

    /**
     * How it stands with the other nodes that share its queue.
     *
     * @return empty if its mails are this process's alone
     */
    Optional<ClusterStatus> cluster();
}
