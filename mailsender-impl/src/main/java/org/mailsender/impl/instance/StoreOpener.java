// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.threads.LaterTasks;
import org.mailsender.store.MailStore;

/** Opens the store of an instance, as often as it takes. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens it.
     *
     * @param settings the configuration in force
     * @param later runs what the store has to do by itself
     * @return open, locked against other processes
     * @throws IOException if it cannot be opened for now
     */
    MailStore open(Settings settings, LaterTasks later) throws IOException;

    /**
     * Whether another store would be opened now than was at the last time.
     *
     * @return false while it would be the same one
     */
    default boolean isStale() {
        return true;
    }
}
