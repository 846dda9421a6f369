// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An MXBean that shows the descriptions of its interface. Thread-safe. */
final class DescribedBean extends StandardMBean {

    private static final Logger LOG = LoggerFactory.getLogger("org.mailsender");

    private <T> DescribedBean(T bean, Class<T> type) {
        super(bean, type, true);
    }

    /** Registers a bean; running what is returned unregisters it. */
    static <T> Runnable register(String name, T bean, Class<T> type) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName registered = new ObjectName(name);
            server.registerMBean(new DescribedBean(bean, type), registered);
            return () -> unregister(server, registered);
        } catch (JMException e) {
            LOG.warn("MailSender: there is no MXBean {}: {}", name, e.getMessage());
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("MailSender: the MXBean {} was gone before: {}", name, e.getMessage());
        }
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return getMBeanInterface().getAnnotation(Description.class).value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return method((info.isIs() ? "is" : "get") + info.getName())
                .getAnnotation(Description.class)
                .value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return method(info.getName()).getAnnotation(Description.class).value();
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return parameter(operation, sequence).value();
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return parameter(operation, sequence).name();
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return MBeanOperationInfo.ACTION;
    }

    private Description parameter(MBeanOperationInfo operation, int sequence) {
        return method(operation.getName()).getParameters()[sequence].getAnnotation(Description.class);
    }

    /** None of our beans has two methods of one name. */
    private Method method(String name) {
        return Arrays.stream(getMBeanInterface().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
