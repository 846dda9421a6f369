// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import org.mailsender.store.MailStore;
import org.mailsender.testserver.store.MailStoreContract;

class DatabaseContractTest extends DatabaseTestCase implements MailStoreContract {

    private TestNode present;

    @Override
    public MailStore open() {
        if (present != null) {
            present.close();
        }
        present = node("a").start().awaitReign();
        return present.store;
    }
}
