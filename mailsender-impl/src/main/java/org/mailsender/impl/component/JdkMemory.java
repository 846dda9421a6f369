// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

/**
 * What the JDK keeps of a bundle that is gone. The methods of records are put together when they are first called, and
 * the JDK's own handles for it ({@code java.lang.runtime.ObjectMethods}) remember the class of the component that they
 * were used for last, and with it the class loader and all it has loaded.
 */
final class JdkMemory {

    private JdkMemory() {}

    /** Has the handles remember a class of the JDK instead; works once for each class loader. */
    static void forget() {
        JdkComponent last = new JdkComponent("last");
        boolean same = last.equals(new JdkComponent(String.valueOf(last.hashCode())));
        assert !same;
    }

    private record JdkComponent(String text) {}
}
