// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.EventProperties;
import org.mailsender.Transaction;
import org.mailsender.impl.delivery.Hold;
import org.mailsender.impl.instance.Operations;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailStatus;
import org.mailsender.management.Management;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The operations of one instance as a service. Thread-safe. */
public final class ManagementService implements Management {

    private final Operations operations;

    /**
     * Makes one.
     *
     * @param operations of the instance
     */
    public ManagementService(Operations operations) {
        this.operations = operations;
    }

    /**
     * Registers the service of an instance.
     *
     * @param operations of the instance
     * @param context of the bundle
     * @return ends it
     */
    public static Runnable register(Operations operations, BundleContext context) {
        return context.registerService(
                Management.class,
                new ManagementService(operations),
                FrameworkUtil.asDictionary(
                        Map.of(EventProperties.INSTANCE, operations.settings().instance())))::unregister;
    }

    @Override
    public InstanceStatus status() throws IOException {
        return new InstanceStatus(
                operations.settings().instance(),
                operations.settings().transport().server(),
                operations.settings().enabled(),
                operations.hold().map(Hold::until),
                operations.figures().spoolTrouble(),
                operations.queuedCount(),
                operations.oldest(),
                operations.failedCount(),
                operations.figures().sent(),
                operations.figures().lastError());
    }

    @Override
    public List<MailStatus> queued(int atMost) throws IOException {
        return operations.queued(atMost);
    }

    @Override
    public List<MailStatus> failed(int atMost) throws IOException {
        return operations.failed(atMost);
    }

    @Override
    public List<Transaction> transactions() {
        return operations.transactions();
    }

    @Override
    public int retry(Optional<String> id) throws IOException {
        return operations.retry(id);
    }

    @Override
    public int drop(Optional<String> id) throws IOException {
        return operations.drop(id);
    }

    @Override
    public List<String> test(Optional<String> recipient) {
        return operations.test(recipient);
    }
}
