// SPDX-License-Identifier: Apache-2.0
package org.mailsender.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** A configuration that cannot be used is there for tools to see, until it is corrected or deleted. */
class RefusedConfigurationTest extends InstanceTestCase {

    private static final String PID = "org.mailsender~orders";

    private List<ServiceReference<?>> refusals() {
        return felix.services(RefusedConfiguration.class.getName(), "(instance=orders)");
    }

    private RefusedConfiguration awaitRefusal(String reason) {
        Felix.eventually(() -> refusal(reason).isPresent(), "a refusal for " + reason);
        return refusal(reason).orElseThrow();
    }

    /** Empty also while one gives way to the next. */
    private Optional<RefusedConfiguration> refusal(String reason) {
        return refusals().stream()
                .map(reference -> (RefusedConfiguration) felix.context().getService(reference))
                .filter(refused -> refused != null && refused.reason().contains(reason))
                .findFirst();
    }

    private static void update(Configuration configuration, Map<String, Object> properties) throws Exception {
        configuration.update(FrameworkUtil.asDictionary(properties));
    }

    @Test
    void theLatestRefusalOfAConfigurationIsAServiceUntilOneIsAccepted() throws Exception {
        properties.put("port", "abc");
        Configuration configuration = felix.createUnchecked("orders", properties);

        RefusedConfiguration refused = awaitRefusal("'abc'");
        assertEquals(PID, refused.pid());
        assertEquals("orders", refused.instance());
        assertTrue(refused.reason().contains("port"), refused.reason());

        properties.put("port", 99999);
        update(configuration, properties);
        assertFalse(awaitRefusal("99999").since().isBefore(refused.since()));

        properties.put("port", server.port());
        update(configuration, properties);
        felix.awaitInstance("orders");
        Felix.eventually(() -> refusals().isEmpty(), "the end of the refusal");
    }

    @Test
    void aRefusedChangeStandsBesideTheInstanceThatGoesOn() throws Exception {
        Configuration configuration = felix.create("orders", properties);
        properties.put("prot", 25);
        properties.put("password", "CANARY-11c8");
        properties.put("useSsl", "perhaps");
        update(configuration, properties);

        assertFalse(awaitRefusal("perhaps").reason().contains("CANARY"));
        assertTrue(felix.hasInstance("orders"));
    }

    @Test
    void aDeletedConfigurationIsRefusedNoMore() throws Exception {
        properties.put("port", "abc");
        Configuration configuration = felix.createUnchecked("orders", properties);
        awaitRefusal("abc");

        configuration.delete();

        Felix.eventually(() -> refusals().isEmpty(), "the end of the refusal");
    }

    @Test
    void jmxTellsHowManyConfigurationsAreRefusedAndWhy() throws Exception {
        Felix.eventually(() -> attribute("Refused").equals(0), "the bean of the configurations");
        properties.put("port", "abc");
        felix.createUnchecked("orders", properties);
        awaitRefusal("abc");

        Felix.eventually(() -> attribute("Refused").equals(1), "the refusal in the bean");
        String[] reasons = (String[]) attribute("Reasons");
        assertTrue(reasons[0].startsWith("orders (" + PID + "): "), reasons[0]);
    }

    private static Object attribute(String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("org.mailsender:type=Configurations"), name);
        } catch (JMException e) {
            return e;
        }
    }
}
