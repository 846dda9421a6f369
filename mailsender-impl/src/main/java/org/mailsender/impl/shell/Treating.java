// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.util.function.IntPredicate;
import org.mailsender.management.InstanceStatus;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;

/**
 * Retries or drops mails. Immutable.
 *
 * @param done what is done to them, for example "dropped"
 * @param one does it to one mail
 * @param many does it to all of a kind
 */
record Treating(String done, One one, Many many) {

    /** To one mail, by its id; false if there is none. */
    @FunctionalInterface
    interface One {
        boolean treat(Management management, String id) throws IOException;
    }

    /** To all of a kind; how many. */
    @FunctionalInterface
    interface Many {
        int treat(Management management, MailKind kind, IntPredicate goOn) throws IOException;
    }

    static Treating retry() {
        return new Treating("tried again", Management::retry, Management::retry);
    }

    static Treating drop() {
        return new Treating("dropped", Management::drop, Management::drop);
    }

    /** A mail under way is told from none, because it will be gone by itself. */
    void treat(Screen screen, Management management, Scope scope) throws IOException {
        if (!scope.isOne()) {
            treatMany(screen, management, scope);
        } else if (one.treat(management, scope.id())) {
            screen.line("1 mail(s) " + done + ".");
        } else if (management.mail(scope.id()).isPresent()) {
            throw new Refused("the mail " + scope.id() + " is under way; it cannot be " + done + " now");
        } else {
            throw Scope.unknown(scope.id());
        }
    }

    private void treatMany(Screen screen, Management management, Scope scope) throws IOException {
        InstanceStatus status = management.status();
        int all = 0;
        for (MailKind kind : scope.kinds()) {
            all += kind == MailKind.QUEUED ? status.queued() : status.failed();
        }
        Progress progress = new Progress(screen, all, done);
        int count = 0;
        for (MailKind kind : scope.kinds()) {
            if (!progress.isBrokenOff()) {
                count += many.treat(management, kind, progress);
                progress.further(count);
            }
        }
        progress.end();
    }
}
