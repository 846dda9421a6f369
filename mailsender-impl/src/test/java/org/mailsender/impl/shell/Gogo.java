// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Gogo itself, without a framework, with the commands on some instances. */
final class Gogo implements AutoCloseable {

    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CommandSession session;

    Gogo(Map<String, Management> instances, List<RefusedConfiguration> refused) {
        GogoMail commands = new GogoMail(new MailCommands(new Instances(context(instances, refused))));
        threadIo.start();
        CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
        for (String function : GogoCommands.functions()) {
            processor.addCommand("mail", commands, function);
        }
        processor.addCommand("test", new Echo(), "echo");
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        session = processor.createSession(InputStream.nullInputStream(), out, out);
    }

    /** A command that reads what another prints. */
    public static final class Echo {

        /** Prints its input. */
        public void echo() throws IOException {
            System.in.transferTo(System.out);
        }
    }

    /** Answers for the services there are. */
    private static BundleContext context(Map<String, Management> instances, List<RefusedConfiguration> refused) {
        IdentityHashMap<Object, Object> services = new IdentityHashMap<>();
        instances.forEach((name, management) -> services.put(reference(name), management));
        refused.forEach(configuration -> services.put(reference(configuration.pid()), configuration));
        return proxy(
                BundleContext.class,
                (method, arguments) -> method.equals("getService")
                        ? services.get(arguments[0])
                        : services.keySet().stream()
                                .filter(key -> ((Class<?>) arguments[0]).isInstance(services.get(key)))
                                .toList());
    }

    private static ServiceReference<?> reference(String name) {
        return proxy(ServiceReference.class, (method, arguments) -> name);
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    /** Runs a line and returns what it prints; the exception is what the shell would show. */
    String run(String line) throws Exception {
        screen.reset();
        session.execute(line);
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        session.close();
        threadIo.stop();
    }
}
