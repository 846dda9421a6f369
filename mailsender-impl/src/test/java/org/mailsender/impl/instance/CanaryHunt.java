// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.mailsender.impl.monitor.ManagementBean;
import org.mailsender.impl.testing.Canary;
import org.mailsender.impl.testing.CapturedLog;
import org.mailsender.impl.testing.InstanceFixture;
import org.mailsender.impl.testing.LiveFolder;
import org.mailsender.impl.threads.Time;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.osgi.service.event.Event;
import org.slf4j.LoggerFactory;

/** Looks for secrets wherever an instance leaves words: what it logged, told, stored and shows. */
final class CanaryHunt implements AutoCloseable {

    private final CapturedLog log = new CapturedLog();
    private final Map<String, String> places = new LinkedHashMap<>();

    /** Gathers what an instance has left everywhere. */
    void gather(InstanceFixture instance, Path folder) throws IOException {
        places.put("the settings", instance.settings().toString());
        places.put("the threads", Thread.getAllStackTraces().keySet().toString());
        instance.events().forEach(this::gather);
        gather(instance.operations());
        LiveFolder.contents(folder).forEach((file, content) -> places.put("the file " + file, content));
    }

    private void gather(Event event) {
        for (String name : event.getPropertyNames()) {
            Object value = event.getProperty(name);
            add(
                    name + " of " + event.getTopic(),
                    value instanceof Object[] several ? Arrays.toString(several) : String.valueOf(value));
        }
    }

    private void gather(Management management) throws IOException {
        add("the status", management.status().toString());
        for (MailKind kind : MailKind.values()) {
            for (String id : management.ids(kind)) {
                add("the mail " + id, management.mail(id).toString());
                add("the content of " + id, management.content(id).toString());
            }
        }
        add("the transactions", management.transactions().toString());
        add("the preview", management.preview(Map.of("message", "Hello")).toString());
        add("the test", testOf(management));
        Runnable unregister = ManagementBean.register("canary", management, Time.system());
        try {
            gatherBean();
        } catch (JMException e) {
            throw new AssertionError(e);
        } finally {
            unregister.run();
        }
    }

    private static String testOf(Management management) {
        List<String> steps = new ArrayList<>();
        try {
            management.test(Optional.of("a@example.com"), steps::add);
            return steps.toString();
        } catch (IllegalStateException e) {
            return steps + e.getMessage();
        }
    }

    private void gatherBean() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.mailsender:type=MailSender,instance=canary");
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            add("the MXBean's " + attribute.getName(), String.valueOf(server.getAttribute(name, attribute.getName())));
        }
    }

    void add(String place, String text) {
        places.merge(place, text, (former, latter) -> former + "\n" + latter);
    }

    /** The one file that a secret belongs into, and which has to have it. */
    void expect(Path file, Canary canary) {
        String without = places.get("the file " + file).replace(canary.value(), "");
        assertFalse(without.equals(places.put("the file " + file, without)), file + " does not hold " + canary.name());
    }

    /** Fails where one of the secrets is found, and where nothing could have been found. */
    void assertAbsent(Canary... canaries) {
        LoggerFactory.getLogger("org.mailsender.hunt").trace("heard");
        assertFalse(log.lines(Level.FINEST, "org.mailsender.hunt: heard").isEmpty(), "SLF4J is not heard");
        java.util.logging.Logger.getLogger("jakarta.hunt").finest("heard");
        assertFalse(log.lines(Level.FINEST, "jakarta.hunt: heard").isEmpty(), "java.util.logging is not heard");
        add("the log", String.join("\n", log.lines()));
        List<String> found = new ArrayList<>();
        for (Canary canary : canaries) {
            places.forEach((place, text) -> found.addAll(linesWith(canary, place, text)));
        }

        assertEquals("", String.join("\n", found));
    }

    private static List<String> linesWith(Canary canary, String place, String text) {
        return text.lines()
                .filter(canary::isIn)
                .distinct()
                .map(line -> place + " shows " + canary.name() + ": " + line)
                .toList();
    }

    @Override
    public void close() {
        log.close();
    }
}
