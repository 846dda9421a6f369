// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

/** Works with one connection as long as there are mails. */
interface Run extends Runnable {

    /** Breaks off whatever is under way; from any thread. */
    void abort();
}
