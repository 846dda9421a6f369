// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailsender.management.ClusterStatus;

/** Shows by JMX how an instance stands among the nodes that share its queue. Thread-safe. */
abstract class ClusterBean implements ClusterAttributes {

    /** Empty if the queue is this process's alone. */
    abstract Optional<ClusterStatus> cluster();

    private <T> T ofCluster(Function<ClusterStatus, T> value, T without) {
        return cluster().map(value).orElse(without);
    }

    @Override
    public String getStore() {
        return ofCluster(ClusterStatus::store, "");
    }

    @Override
    public String getNode() {
        return ofCluster(ClusterStatus::node, "");
    }

    @Override
    public String getSender() {
        return ofCluster(ClusterStatus::sender, "");
    }

    @Override
    public boolean isWithoutSender() {
        return ofCluster(cluster -> cluster.sender().isEmpty(), false);
    }

    @Override
    public int getInbox() {
        return ofCluster(ClusterStatus::inbox, 0);
    }

    @Override
    public boolean isClusterInTrouble() {
        return !getClusterTrouble().isEmpty();
    }

    @Override
    public String getClusterTrouble() {
        return ofCluster(ClusterStatus::trouble, "");
    }

    @Override
    public boolean isClusterWarned() {
        return getWarnings().length > 0;
    }

    @Override
    public String[] getWarnings() {
        return ofCluster(ClusterStatus::warnings, List.<String>of()).toArray(String[]::new);
    }
}
