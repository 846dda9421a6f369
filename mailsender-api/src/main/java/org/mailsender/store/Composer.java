// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * Makes the mail that is to be stored.
 *
 * @param <X> why it may not become one
 */
@FunctionalInterface
public interface Composer<X extends Exception> {

    /**
     * Makes it.
     *
     * @return the mail, whose text is written when it is stored
     * @throws X if it cannot become one
     */
    Composition compose() throws X;
}
