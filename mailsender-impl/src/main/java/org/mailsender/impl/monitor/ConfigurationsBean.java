// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailsender.management.InstanceOrder;
import org.mailsender.management.RefusedConfiguration;

/** The MXBean of what is no instance, {@code org.mailsender:type=Configurations}. Thread-safe. */
public final class ConfigurationsBean implements ConfigurationsMXBean {

    private final Supplier<List<RefusedConfiguration>> refused;

    private ConfigurationsBean(Supplier<List<RefusedConfiguration>> refused) {
        this.refused = refused;
    }

    /**
     * Registers the bean.
     *
     * @param refused those that are refused at a moment
     * @return unregisters it
     */
    public static Runnable register(Supplier<List<RefusedConfiguration>> refused) {
        return DescribedBean.register(
                "org.mailsender:type=Configurations", new ConfigurationsBean(refused), ConfigurationsMXBean.class);
    }

    @Override
    public int getRefused() {
        return refused.get().size();
    }

    @Override
    public String[] getNames() {
        return each(ConfigurationsBean::name);
    }

    @Override
    public String[] getReasons() {
        return each(one -> name(one) + " (" + one.pid() + "): " + one.reason());
    }

    private String[] each(Function<RefusedConfiguration, String> words) {
        return refused.get().stream()
                .sorted(Comparator.comparing(ConfigurationsBean::name, new InstanceOrder()))
                .map(words)
                .toArray(String[]::new);
    }

    private static String name(RefusedConfiguration one) {
        return one.instance().isEmpty() ? one.pid() : one.instance();
    }
}
