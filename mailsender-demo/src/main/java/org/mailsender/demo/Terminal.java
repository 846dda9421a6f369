// SPDX-License-Identifier: Apache-2.0
package org.mailsender.demo;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Whoever looks at the demo, and may type. */
final class Terminal {

    private Terminal() {}

    /** From Java 22 on there is always a console, which may be no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Reads and runs commands until the input ends; begun last, so that the prompt stands below what was shown. */
    static void prompt(BundleContext context, PrintStream screen) throws Exception {
        ServiceReference<CommandProcessor> processor = context.getServiceReference(CommandProcessor.class);
        InputStream keyboard = new FileInputStream(FileDescriptor.in);
        CommandSession session = context.getService(processor).createSession(keyboard, screen, screen);
        session.execute("gosh --login --quiet --noshutdown");
    }
}
