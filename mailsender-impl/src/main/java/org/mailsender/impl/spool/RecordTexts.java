// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.spool;

import java.io.IOException;
import org.mailsender.store.DamagedMailException;
import org.mailsender.store.DeliveryState;
import org.mailsender.store.MailRecord;
import org.mailsender.store.RecordFormat;

/** Records and states as they stand in the files of a spool. Immutable. */
public final class RecordTexts implements RecordFormat {

    @Override
    public String write(MailRecord mail) throws IOException {
        return MailRecordFormat.write(mail);
    }

    @Override
    public MailRecord readRecord(String text) throws DamagedMailException {
        try {
            return MailRecordFormat.read(Fields.parse(text));
        } catch (BadContentException | RuntimeException e) {
            throw new DamagedMailException("the record of the mail is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public String write(DeliveryState state) {
        return DeliveryStateFormat.write(state);
    }

    @Override
    public DeliveryState readState(String text) throws DamagedMailException {
        try {
            return text.isEmpty() ? DeliveryState.NEW : DeliveryStateFormat.read(text);
        } catch (RuntimeException e) {
            throw new DamagedMailException("the state of the mail is damaged: " + e.getMessage(), e);
        }
    }
}
