// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.threads.Time;
import org.mailsender.store.MailStore;
import org.mailsender.testserver.store.MailStoreContract;

class SpoolContractTest implements MailStoreContract {

    @TempDir
    Path folder;

    private Spool present;

    @Override
    public MailStore open() throws IOException {
        close();
        present = Spool.open(folder, Time.system(), (task, delay) -> new CompletableFuture<>());
        return present;
    }

    @AfterEach
    void close() throws IOException {
        if (present != null) {
            present.close();
            present = null;
        }
    }
}
