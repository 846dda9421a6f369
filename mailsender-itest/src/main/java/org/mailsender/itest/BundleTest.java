// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.testserver.Reaction;
import org.mailsender.testserver.SmtpTestServer;
import org.mailsender.testserver.Step;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What the implementation bundle shows to the framework. */
class BundleTest {

    private final SmtpTestServer server = SmtpTestServer.start();
    private final Felix felix = new Felix();
    private final Map<String, Object> properties = Felix.properties(server);

    @AfterEach
    void close() throws Exception {
        felix.close();
        server.close();
    }

    @Test
    void idleInstancesHoldNoThread() throws Exception {
        for (int i = 0; i < 50; i++) {
            felix.createUnchecked("idle" + i, properties);
        }
        felix.awaitInstance("idle49");
        properties.put("idleTimeoutSeconds", 1);
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());
        server.awaitMails(1, Felix.PATIENCE);

        Felix.eventually(() -> ourThreads().isEmpty(), "the end of all threads, but there are " + ourThreads());
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mailsender"))
                .toList();
    }

    @Test
    void aRefreshedBundleLosesNoMailAndLeavesNoClassLoaderBehind() throws Exception {
        int port = server.port();
        server.close();
        EventRecorder events = felix.closing(new EventRecorder(felix));
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "Patient", "message", "<p>x</p>", "isHtml", true));
        events.await("orders/Deferred");
        WeakReference<ClassLoader> before = Felix.classLoader(felix.implementation());
        felix.refresh(felix.implementation());
        SmtpTestServer back = felix.closing(SmtpTestServer.start(port));

        assertEquals("Patient", back.awaitMails(1, Felix.PATIENCE).get(0).header("Subject"));
        events.await("orders/Done");
        Felix.awaitEnd(before);
    }

    @Test
    void thePasswordIsNoServiceProperty() throws Exception {
        properties.put("userName", "svc");
        properties.put("password", "CANARY-7f3a");
        felix.create("orders", properties);

        for (ServiceReference<?> reference : felix.services(null, null)) {
            for (String key : reference.getPropertyKeys()) {
                Object value = reference.getProperty(key);
                String text = value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
                assertFalse(text.contains("CANARY-7f3a"), reference + " shows it as " + key);
            }
        }
    }

    @Test
    void noAttributeOfJmxShowsThePassword() throws Exception {
        server.requiring(Map.of("svc", "another"));
        properties.put("userName", "svc");
        properties.put("password", "CANARY-7f3a");
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.mailsender:type=MailSender,instance=orders");
        Felix.eventually(() -> attribute(beans, name, "LastError").toString().contains("refused"), "the refusal");

        for (MBeanAttributeInfo info : beans.getMBeanInfo(name).getAttributes()) {
            String shown = String.valueOf(attribute(beans, name, info.getName()));
            assertFalse(shown.contains("CANARY-7f3a"), info.getName() + " shows it");
        }
    }

    @Test
    void thePasswordIsNotShownByDeclarativeServicesAndStillWorks() throws Exception {
        server.requiring(Map.of("svc", "CANARY-7f3a"));
        properties.put("userName", "svc");
        properties.put("password", "CANARY-7f3a");
        Configuration configuration = felix.create("orders", properties);
        felix.send("orders/Send", Map.of("subject", "One"));
        assertEquals("svc", server.awaitMails(1, Felix.PATIENCE).get(0).user());

        ServiceComponentRuntime scr = felix.service(ServiceComponentRuntime.class);
        for (ComponentDescriptionDTO component : scr.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO instance : scr.getComponentConfigurationDTOs(component)) {
                assertFalse(instance.properties.containsValue("CANARY-7f3a"), component.name + " shows it");
            }
        }
        assertEquals("CANARY-7f3a", configuration.getProperties().get("password"));

        server.requiring(Map.of("svc", "changed"));
        properties.put("password", "changed");
        configuration.update(FrameworkUtil.asDictionary(properties));
        server.dropConnections();
        felix.send("orders/Send", Map.of("subject", "Two"));
        assertEquals(2, server.awaitMails(2, Felix.PATIENCE).size());
    }

    @Test
    void theFormIsCompleteInEnglishAndGerman() throws Exception {
        Bundle implementation = felix.implementation();
        for (String locale : List.of("en", "de")) {
            ObjectClassDefinition form = felix.service(MetaTypeService.class)
                    .getMetaTypeInformation(implementation)
                    .getObjectClassDefinition("org.mailsender", locale);
            for (AttributeDefinition attribute : form.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
                assertFalse(attribute.getName().startsWith("%"), attribute.getID() + " has no label in " + locale);
                boolean hint = attribute.getID().startsWith("webconsole");
                assertTrue(hint || attribute.getDescription() != null, attribute.getID() + " in " + locale);
            }
            boolean german = locale.equals(Locale.GERMAN.getLanguage());
            assertEquals(
                    german ? "Absender" : "Sender",
                    Arrays.stream(form.getAttributeDefinitions(ObjectClassDefinition.ALL))
                            .filter(attribute -> attribute.getID().equals("sender"))
                            .findFirst()
                            .orElseThrow()
                            .getName());
        }
    }

    @Test
    void theImplementationImportsNoMailPackage() {
        String imports = felix.implementation().getHeaders().get("Import-Package");

        assertFalse(imports.contains("jakarta."), imports);
        assertFalse(
                felix.implementation().getHeaders().get("Require-Capability").contains("serviceloader"));
    }

    @Test
    void anInstanceShowsItsFiguresByJmx() throws Exception {
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.mailsender:type=MailSender,instance=orders");

        Felix.eventually(() -> attribute(beans, name, "Sent").equals(1L), "one mail sent");

        Felix.eventually(() -> attribute(beans, name, "Queued").equals(0), "an empty queue");
        assertEquals("", attribute(beans, name, "LastError"));
        Felix.eventually(() -> (Double) attribute(beans, name, "SentPerMinute1") >= 1.0, "its rate");
    }

    @Test
    void anInstanceHasAHealthCheckWhereTheApiIsInstalled() throws Exception {
        boolean installed = Arrays.stream(felix.context().getBundles())
                .anyMatch(bundle -> "org.apache.felix.healthcheck.api".equals(bundle.getSymbolicName()));
        server.when(Step.GREETING).then(Reaction.reply("421 4.3.2 Down"));
        felix.create("orders", properties);
        felix.send("orders/Send", Map.of());

        String filter = "(hc.tags=orders)";
        assertEquals(
                installed ? 1 : 0,
                felix.services("org.apache.felix.hc.api.HealthCheck", filter).size());
        if (installed) {
            Felix.eventually(() -> health(filter).contains("CRITICAL"), "a critical health check");
            server.behave();
            felix.service(Management.class).retry(MailKind.QUEUED, done -> true);
            Felix.eventually(() -> health(filter).startsWith("OK"), "a healthy instance");
        }
    }

    /** The test bundle does not import the API, which one of the two frameworks lacks. */
    private String health(String filter) {
        try {
            ServiceReference<?> check = felix.services("org.apache.felix.hc.api.HealthCheck", filter)
                    .iterator()
                    .next();
            Object service = felix.context().getService(check);
            Object result =
                    service.getClass().getInterfaces()[0].getMethod("execute").invoke(service);
            return String.valueOf(result.getClass().getMethod("getStatus").invoke(result));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the health check's API", e);
        }
    }

    private static Object attribute(MBeanServer beans, ObjectName name, String attribute) {
        try {
            return beans.getAttribute(name, attribute);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }
}
