// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** A service that keeps the mails of instances elsewhere than on the local disk. Thread-safe. */
@ProviderType
public interface StoreProvider {

    /** The service property with the name by which the configuration key {@code store} chooses it, such as jdbc. */
    String NAME = "org.mailsender.store";

    /**
     * Opens the store of an instance. A database that does not answer is no reason to fail: mails are taken all the
     * same, and kept on the local disk until it does.
     *
     * @param request whose, and what it needs
     * @return open, to be closed before the service is given back
     * @throws IOException if it cannot be opened for now; the message is a sentence
     */
    MailStore open(StoreRequest request) throws IOException;
}
