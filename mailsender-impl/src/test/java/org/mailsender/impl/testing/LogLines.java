// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that keeps what it is told: a level, a blank, and the line. */
public final class LogLines implements InvocationHandler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public Logger logger() {
        return (Logger) Proxy.newProxyInstance(LogLines.class.getClassLoader(), new Class<?>[] {Logger.class}, this);
    }

    /** All lines so far. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getReturnType() == boolean.class) {
            return true;
        }
        Object[] values = arguments.length == 2 && arguments[1] instanceof Object[] several
                ? several
                : Arrays.copyOfRange(arguments, 1, arguments.length);
        lines.add(method.getName().toUpperCase(Locale.ROOT) + " "
                + MessageFormatter.arrayFormat((String) arguments[0], values).getMessage());
        return null;
    }
}
