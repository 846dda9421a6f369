// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

/** What the MXBean of an instance shows of the nodes that share its queue. */
public interface ClusterAttributes {

    @Description("Where the queue is that several nodes share, as configured; empty if it is this process's alone.")
    String getStore();

    @Description("This node's name; empty without a shared queue.")
    String getNode();

    @Description("The node that sends; empty if none does, or without a shared queue.")
    String getSender();

    @Description("Whether the queue is shared, and no node sends.")
    boolean isWithoutSender();

    @Description("Mails that wait on this node's disk until the database takes them.")
    int getInbox();

    @Description("Whether the queue is shared, and mails are not durable beyond this node.")
    boolean isClusterInTrouble();

    @Description(
            "Why mails are not durable beyond this node, in one sentence; empty if they are, or without a shared queue.")
    String getClusterTrouble();

    @Description("Whether something of the nodes should be mended, such as configurations that differ.")
    boolean isClusterWarned();

    @Description("What should be mended of the nodes: a sentence for each.")
    String[] getWarnings();
}
