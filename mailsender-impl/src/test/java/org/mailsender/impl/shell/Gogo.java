// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.mailsender.management.Management;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Gogo itself, without a framework, with the commands on one instance. */
final class Gogo implements AutoCloseable {

    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CommandSession session;

    Gogo(String instance, Management management) {
        GogoMail commands = new GogoMail(new MailCommands(new Instances(context(instance, management))));
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

    /** Answers for the one service there is. */
    private static BundleContext context(String instance, Management management) {
        ServiceReference<?> reference = proxy(ServiceReference.class, (method, arguments) -> instance);
        return proxy(
                BundleContext.class,
                (method, arguments) -> method.equals("getService") ? management : List.of(reference));
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
