// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * A test's hand in a framework that may be killed at any moment: does what it is told on a port of this machine, a line
 * each, and writes down what it hears.
 */
public final class Driver implements BundleActivator {

    private ServerSocket door;

    /** All that the bundle consists of. */
    public static List<Class<?>> classes() {
        return List.of(Driver.class, Orders.class, EventLog.class);
    }

    @Override
    public void start(BundleContext context) throws IOException {
        EventLog log = new EventLog(Path.of(System.getProperty("driver.witness")));
        context.registerService(
                EventHandler.class,
                log,
                FrameworkUtil.asDictionary(
                        Map.of(EventConstants.EVENT_TOPIC, "*", EventConstants.EVENT_FILTER, "(instance=*)")));
        door = new ServerSocket(Integer.getInteger("driver.port"), 100, InetAddress.getLoopbackAddress());
        Orders orders = new Orders(context, log);
        inBackground("driver", () -> acceptAll(orders));
    }

    private void acceptAll(Orders orders) {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                inBackground("driver-visitor", () -> serve(visitor, orders));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket visitor, Orders orders) {
        try (visitor;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = visitor.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((orders.answer(line) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inBackground(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        door.close();
    }
}
