// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.store.CorrelationIdFormat;

/**
 * Correlation ids must be readable by every bundle, also after a restart. Whether one is, is found out by trial: it is
 * written and read as the spool does it.
 */
final class CorrelationIds {

    /** What surely comes back. */
    private static final Set<Class<?>> SIMPLE = Set.of(
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            UUID.class);

    private CorrelationIds() {}

    /** Whether one may be handed on, without a trial. */
    static boolean isSimple(Serializable value) {
        return value instanceof String text
                ? text.length() <= CorrelationIdFormat.LONGEST
                : SIMPLE.contains(value.getClass());
    }

    /** Whether one may be handed on. Never throws, whatever the value does. */
    static boolean isKept(Serializable value) {
        try {
            check(value);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    static void check(Serializable value) throws RefusedException {
        if (isSimple(value)) {
            return;
        }
        if (value instanceof String text) {
            throw refusal("a text of " + text.length() + " characters cannot be kept; pass at most "
                    + CorrelationIdFormat.LONGEST + ".");
        }
        String type = value.getClass().getTypeName();
        if (!isOfJdkType(value)) {
            throw refusal("a value of type " + type + " cannot be kept; pass a String, or another type of the JDK's"
                    + " base module.");
        }
        if (!comesBack(value)) {
            throw refusal("this " + type + " would not be readable after a restart: it holds an object that is no"
                    + " serializable type of the JDK's base module, is nested more than 20 deep, or takes more than "
                    + CorrelationIdFormat.LONGEST + " bytes; pass a String.");
        }
    }

    private static boolean isOfJdkType(Serializable value) {
        Class<?> type = value.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.getModule() == Object.class.getModule();
    }

    private static boolean comesBack(Serializable value) {
        try {
            CorrelationIdFormat.read(CorrelationIdFormat.write(value));
            return true;
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            return false;
        }
    }

    private static RefusedException refusal(String problem) {
        return new RefusedException("correlationId", problem);
    }
}
