// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a JMX console says about a bean, an attribute, an operation or a parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@interface Description {

    /**
     * The words.
     *
     * @return one line
     */
    String value();

    /**
     * How a parameter is called.
     *
     * @return "" for all but parameters
     */
    String name() default "";
}
