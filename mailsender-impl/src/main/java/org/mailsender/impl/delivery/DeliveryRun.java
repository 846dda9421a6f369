// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mailsender.impl.settings.TransportSettings;
import org.mailsender.impl.smtp.AttemptResult;
import org.mailsender.impl.smtp.OutgoingMail;
import org.mailsender.impl.smtp.ServerTroubleException;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.store.QueueEntry;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.store.StoredMail;

/**
 * Works with one connection as long as there are mails: peek, deliver, write down. Confined to one thread; {@link
 * #abort} may come from any.
 */
final class DeliveryRun implements Run {

    private final Dispatcher dispatcher;
    private final DeliveryContext context;
    private final MailTaker taker;
    private final RunConnection connection;

    private TransportSettings transport;
    /** Taken and not settled; those to be tried next come first. */
    private final Deque<StoredMail> mine = new ArrayDeque<>();

    DeliveryRun(Dispatcher dispatcher, DeliveryContext context) {
        this.dispatcher = dispatcher;
        this.context = context;
        this.taker = new MailTaker(dispatcher, context);
        this.connection = new RunConnection(context);
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more && !connection.isAborted() && !taker.isTroubled()) {
                more = deliverSome();
            }
        } catch (RuntimeException | Error e) {
            context.services().unexpected().uncaughtException(Thread.currentThread(), e);
            taker.meet("an error of our own interrupted the delivery, see the log: " + Reason.of(e));
        } finally {
            connection.close("the run has ended");
            giveBack();
        }
    }

    @Override
    public void abort() {
        connection.abort();
    }

    /** One connection's worth of mails; false if there is nothing more to do now. */
    private boolean deliverSome() {
        Optional<Hold> hold = dispatcher.holdInForce();
        if (hold.isPresent()) {
            if (bounces(hold.get().kind())) {
                giveUpAll(hold.get().reason());
            }
            return false;
        }
        Optional<StoredMail> first = taker.take();
        if (first.isEmpty()) {
            return false;
        }
        mine.add(first.get());
        transport = context.settings().transport();
        try {
            SmtpConnection opened = connection.open(transport);
            Deque<StoredMail> untried = new ArrayDeque<>(mine);
            mine.clear();
            connection.use(opened, opened.transmit(() -> next(untried)), transport);
            giveBack();
            return true;
        } catch (ServerTroubleException e) {
            connection.close(e.getMessage());
            return heldBy(e);
        }
    }

    private Optional<OutgoingMail> next(Deque<StoredMail> untried) {
        boolean outdated = !context.settings().transport().equals(transport);
        Optional<StoredMail> mail = Optional.ofNullable(untried.poll());
        if (mail.isEmpty() && !connection.isAborted() && !outdated) {
            mail = taker.take();
        }
        mail.ifPresent(mine::add);
        return mail.map(taken -> new AttemptedMail(taken, this::settle, trouble -> taker.meet(Reason.of(trouble))));
    }

    /** What was not begun waits until the run knows why. */
    private void settle(StoredMail mail, AttemptResult result) {
        if (result.course() == AttemptResult.Course.UNTOUCHED) {
            return;
        }
        dispatcher.connected();
        context.settlement()
                .attempted(mail, result, context.settings().delivery().retry())
                .ifPresentOrElse(
                        next -> dispatcher.defer(
                                mail.entry(), next, result.course() == AttemptResult.Course.INTERRUPTED),
                        () -> dispatcher.finish(mail.entry()));
        mine.remove(mail);
    }

    private void giveBack() {
        mine.forEach(mail -> dispatcher.putBack(mail.entry()));
        mine.clear();
    }

    /** Whether mails may be given up meanwhile: not if the trouble is ours to mend, unless none is ever retried. */
    private boolean bounces(ServerTroubleException.Kind kind) {
        return kind == ServerTroubleException.Kind.UNREACHABLE
                || !context.settings().delivery().retry().isAllowed();
    }

    /** True if another mail, or another configuration, is to be tried at once. */
    private boolean heldBy(ServerTroubleException trouble) {
        boolean bounces = bounces(trouble.kind());
        StoredMail mail = mine.peek();
        if (mail != null && bounces && context.isTooOld(mail.entry())) {
            mine.remove(mail);
            context.settlement().givenUp(mail, true, trouble.getMessage());
            dispatcher.finish(mail.entry());
            giveBack();
            dispatcher.hold(trouble, transport);
            return true;
        }
        Optional<Hold> hold = dispatcher.hold(trouble, transport);
        if (mail != null) {
            hold.ifPresent(held -> context.settlement().held(mail, held));
        }
        giveBack();
        if (bounces && hold.isPresent()) {
            giveUpAll(trouble.getMessage());
        }
        return hold.isEmpty();
    }

    /** Gives up whatever is too old to wait for another attempt. */
    private void giveUpAll(String reason) {
        for (Optional<QueueEntry> old = takeExpired(); old.isPresent(); old = takeExpired()) {
            giveUp(old.get(), reason);
        }
    }

    private void giveUp(QueueEntry entry, String reason) {
        boolean known = false;
        try {
            context.read(entry).ifPresent(mail -> context.settlement().givenUp(mail, false, reason));
            dispatcher.finish(entry);
            known = true;
        } catch (IOException e) {
            taker.meet(Reason.of(e));
        } finally {
            if (!known) {
                dispatcher.putBack(entry);
            }
        }
    }

    private Optional<QueueEntry> takeExpired() {
        return taker.isTroubled() ? Optional.empty() : dispatcher.takeFirst(context::isTooOld);
    }
}
