// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailsender.store.Ending;
import org.mailsender.store.QueueEntry;

/**
 * What one segment of a journal says of its mails at its end. Confined to one thread.
 *
 * <p>A mail is written, perhaps sent, and gone; one that is a file, which may be because it has gone, is sent, and told.
 */
final class JournalRemains {

    private final Map<QueueEntry, ByteBuffer> mails = new LinkedHashMap<>();
    private final Set<QueueEntry> done = new HashSet<>();
    private final Set<QueueEntry> sentFiles = new HashSet<>();
    private final Set<QueueEntry> toldFiles = new HashSet<>();

    private JournalRemains() {}

    static JournalRemains of(List<JournalRecord> records) {
        JournalRemains remains = new JournalRemains();
        records.forEach(remains::add);
        return remains;
    }

    private void add(JournalRecord record) {
        QueueEntry entry = record.entry();
        boolean isFile = !mails.containsKey(entry);
        switch (record.kind()) {
            case MAIL -> mails.put(entry, record.content());
            case DONE -> (isFile ? sentFiles : done).add(entry);
            case GONE -> gone(entry);
        }
    }

    private void gone(QueueEntry entry) {
        if (mails.remove(entry) == null && sentFiles.remove(entry)) {
            toldFiles.add(entry);
        }
    }

    /** Makes files of mails, and has files say themselves what became of them. */
    void restore(MailFiles files) throws IOException {
        for (Map.Entry<QueueEntry, ByteBuffer> mail : mails.entrySet()) {
            if (!files.exists(mail.getKey())) {
                files.restore(mail.getKey(), mail.getValue(), done.contains(mail.getKey()));
            }
        }
        for (QueueEntry entry : sentFiles) {
            files.end(entry, Ending.DONE);
        }
        for (QueueEntry entry : toldFiles) {
            files.delete(entry);
        }
    }
}
