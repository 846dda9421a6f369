// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.smtp.OutgoingMail;
import org.mailsender.impl.smtp.Progress;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.StoredMail;

/**
 * Works with one connection as long as there are mails: peek, deliver, write down. Confined to one thread; {@link
 * #abort} may come from any.
 */
final class DeliveryRun implements Runs.Run {

    private final Dispatcher dispatcher;
    private final DeliveryContext context;
    private volatile Runnable abort = () -> {};
    private volatile boolean aborted;

    private TransportSettings transport;
    private SmtpConnection connection;
    private StoredMail first;

    DeliveryRun(Dispatcher dispatcher, DeliveryContext context) {
        this.dispatcher = dispatcher;
        this.context = context;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more && !aborted) {
                more = deliverSome();
            }
        } catch (RuntimeException e) {
            context.services().unexpected().uncaughtException(Thread.currentThread(), e);
            if (connection != null) {
                connection.abort("an error of our own");
            }
            takeBackFirst();
        }
    }

    @Override
    public void abort() {
        aborted = true;
        abort.run();
    }

    /** One connection's worth of mails; false if there is nothing more to do now. */
    private boolean deliverSome() {
        Optional<StoredMail> mail = takeStored();
        if (mail.isEmpty()) {
            return false;
        }
        first = mail.get();
        transport = context.settings().transport();
        try {
            connection = connection();
            dispatcher.connected();
            Optional<String> broken = connection.transmit(this::next);
            if (broken.isPresent()) {
                connection.abort(broken.get());
            } else {
                context.idle()
                        .give(
                                connection,
                                transport,
                                context.settings().delivery().idleTimeout());
            }
            connection = null;
            return true;
        } catch (ServerTroubleException e) {
            return heldBy(e);
        }
    }

    private SmtpConnection connection() throws ServerTroubleException {
        Optional<SmtpConnection> idle = context.idle().take(transport);
        if (idle.isPresent()) {
            abort = () -> idle.get().abort("the instance was stopped");
            return idle.get();
        }
        return context.services().connector().open(transport, context.memoryOf(transport), new Progress() {
            @Override
            public void opened(Runnable close) {
                abort = close;
                if (aborted) {
                    close.run();
                }
            }

            @Override
            public void step(String description) {
                // Only people who test a connection want to know.
            }
        });
    }

    private Optional<OutgoingMail> next() {
        if (first != null) {
            StoredMail mail = first;
            first = null;
            return Optional.of(attempted(mail));
        }
        boolean outdated = !context.settings().transport().equals(transport);
        return aborted || outdated ? Optional.empty() : takeStored().map(this::attempted);
    }

    private OutgoingMail attempted(StoredMail mail) {
        return new AttemptedMail(mail, this::settle);
    }

    private void settle(StoredMail mail, AttemptResult result) {
        if (result.course() == AttemptResult.Course.UNTOUCHED) {
            dispatcher.putBack(mail.entry());
            return;
        }
        context.settlement()
                .attempted(mail, result, context.settings().delivery().retry())
                .ifPresentOrElse(
                        next -> dispatcher.defer(
                                mail.entry(), next, result.course() == AttemptResult.Course.INTERRUPTED),
                        () -> dispatcher.finish(mail.entry()));
    }

    /** Reads the next mail; one whose file is gone or damaged does not hold up the others. */
    private Optional<StoredMail> takeStored() {
        Optional<QueueEntry> entry = dispatcher.take();
        while (entry.isPresent()) {
            Optional<StoredMail> mail = context.read(entry.get());
            if (mail.isPresent()) {
                return mail;
            }
            dispatcher.finish(entry.get());
            entry = dispatcher.take();
        }
        return Optional.empty();
    }

    /** True if another mail, or another configuration, is to be tried at once. */
    private boolean heldBy(ServerTroubleException trouble) {
        if (connection != null) {
            connection.abort(trouble.getMessage());
            connection = null;
        }
        if (first == null) {
            return dispatcher.hold(trouble, transport).isEmpty();
        }
        StoredMail mail = first;
        first = null;
        boolean bounces = trouble.kind() == ServerTroubleException.Kind.UNREACHABLE;
        if (bounces && context.isTooOld(mail.entry())) {
            context.settlement().givenUp(mail, true, trouble.getMessage());
            dispatcher.finish(mail.entry());
            return true;
        }
        Optional<Hold> hold = dispatcher.hold(trouble, transport);
        hold.ifPresent(held -> context.settlement().held(mail, held));
        dispatcher.putBack(mail.entry());
        if (bounces && hold.isPresent()) {
            giveUpExpired(trouble);
        }
        return hold.isEmpty();
    }

    private void giveUpExpired(ServerTroubleException trouble) {
        for (Optional<QueueEntry> old = takeExpired(); old.isPresent(); old = takeExpired()) {
            context.read(old.get()).ifPresent(mail -> context.settlement().givenUp(mail, false, trouble.getMessage()));
            dispatcher.finish(old.get());
        }
    }

    private Optional<QueueEntry> takeExpired() {
        return dispatcher.takeFirst(context::isTooOld);
    }

    private void takeBackFirst() {
        if (first != null) {
            dispatcher.putBack(first.entry());
        }
    }
}
