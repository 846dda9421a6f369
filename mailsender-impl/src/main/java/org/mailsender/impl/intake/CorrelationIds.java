// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.io.Serializable;
import org.mailsender.impl.mail.RefusedException;

/** Correlation ids must be readable by every bundle, also after a restart: only types of the JDK's base module do. */
final class CorrelationIds {

    private CorrelationIds() {}

    static boolean isOfJdkType(Serializable value) {
        Class<?> type = value.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.getClassLoader() == null && type.getModule().getName().equals("java.base");
    }

    static void check(Serializable value) throws RefusedException {
        if (!isOfJdkType(value)) {
            throw new RefusedException(
                    "correlationId",
                    "a value of type " + value.getClass().getName() + " cannot be kept; pass a String, or another type"
                            + " of the JDK's base module.");
        }
    }
}
