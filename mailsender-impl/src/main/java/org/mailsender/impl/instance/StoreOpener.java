// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import org.mailsender.store.MailStore;
import org.mailsender.impl.threads.LaterTasks;

/** Opens the store of an instance, as often as it takes. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens it.
     *
     * @param later runs what the store has to do by itself
     * @return open, locked against other processes
     * @throws IOException if it cannot be opened for now
     */
    MailStore open(LaterTasks later) throws IOException;
}
