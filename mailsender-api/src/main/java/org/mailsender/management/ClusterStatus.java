// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How an instance stands whose queue several nodes share, as this node saw it last. Immutable. */
@ProviderType
public interface ClusterStatus {

    /**
     * Where the queue is.
     *
     * @return the store's name as configured, for example "jdbc"
     */
    String store();

    /**
     * This node.
     *
     * @return its name, "" while it is not known
     */
    String node();

    /**
     * The node that sends.
     *
     * @return its name, "" if none does
     */
    String sender();

    /**
     * Mails that wait on this node's disk until the database takes them.
     *
     * @return how many
     */
    int inbox();

    /**
     * Why mails are not durable beyond this node.
     *
     * @return one sentence, "" if they are
     */
    String trouble();

    /**
     * What should be mended, such as nodes whose configurations differ.
     *
     * @return a sentence each; unmodifiable
     */
    List<String> warnings();
}
