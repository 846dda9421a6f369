// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import org.mailsender.impl.smtp.SmtpConnector;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.impl.threads.Time;

/**
 * What the delivery of one instance runs on. Immutable.
 *
 * @param time tells it
 * @param workers threads for as long as there is work, their context class loader the bundle's
 * @param alarms runs what never waits at a later time, although no thread can be had
 * @param later runs tasks at a later time, on threads that may wait
 * @param connector opens connections
 * @param random spreads retries, from 0 to 1
 * @param unexpected hears of errors of our own
 */
public record DeliveryServices(
        Time time,
        Executor workers,
        LaterTasks alarms,
        LaterTasks later,
        SmtpConnector connector,
        DoubleSupplier random,
        Thread.UncaughtExceptionHandler unexpected) {}
