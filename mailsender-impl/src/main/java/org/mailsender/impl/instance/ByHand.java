// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.mailsender.Transaction;
import org.mailsender.impl.intake.Intake;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.OwnThread;
import org.mailsender.management.MailContent;

/**
 * Requests that operators make. Immutable.
 *
 * @param intake takes them
 * @param own where mails are rendered
 */
record ByHand(Intake intake, OwnThread own) {

    MailContent preview(Map<String, ?> properties) {
        try {
            return own.call(() -> intake.preview(properties));
        } catch (IOException e) {
            throw new IllegalStateException("the mail cannot be shown: " + Reason.of(e), e);
        }
    }

    CompletionStage<Transaction> send(Map<String, ?> properties) {
        return intake.takeByHand(properties).minimalCompletionStage();
    }
}
