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
import org.mailsender.impl.smtp.ServerTroubleException.Kind;
import org.mailsender.impl.smtp.SmtpConnection;
import org.mailsender.impl.store.Reason;
import org.mailsender.impl.threads.Moment;
import org.mailsender.store.QueueEntry;
import org.mailsender.store.StoredMail;

/**
 * Works with one connection as long as there are mails: peek, deliver, write down. Confined to one thread; {@link
 * #abort} may come from any.
 */
final class DeliveryRun implements Run {

    private final Dispatcher dispatcher;
    private final DeliveryContext context;
    private final MailTaker taker;
    private final RunConnection connection;

    private final Probing probing;

    private TransportSettings server;
    private Moment opened = Moment.FIRST;
    /** Why another server is to be tried for a mail that this one never answered to; null while there is no reason. */
    private ServerTroubleException left;

    /** Taken and not settled; those to be tried next come first. */
    private final Deque<StoredMail> mine = new ArrayDeque<>();

    DeliveryRun(Dispatcher dispatcher, DeliveryContext context, Probing probing) {
        this.dispatcher = dispatcher;
        this.context = context;
        this.probing = probing;
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
        Optional<TransportSettings> choice = dispatcher.server();
        Optional<StoredMail> first = choice.isEmpty() ? Optional.empty() : taker.take();
        if (first.isEmpty()) {
            return false;
        }
        mine.add(first.get());
        server = choice.get();
        try {
            transmit(connection.open(server));
            giveBack();
            return true;
        } catch (ServerTroubleException e) {
            connection.close(e.getMessage());
            // One that we broke off ourselves says nothing of the server.
            return !connection.isAborted() && heldBy(e);
        }
    }

    private void transmit(SmtpConnection open) throws ServerTroubleException {
        context.servers().opened(server);
        probing.wake(dispatcher::returned);
        opened = open.opened();
        left = null;
        Deque<StoredMail> untried = new ArrayDeque<>(mine);
        mine.clear();
        connection.use(open, open.transmit(() -> next(untried)), server);
        if (left != null) {
            throw left;
        }
    }

    private Optional<OutgoingMail> next(Deque<StoredMail> untried) {
        Optional<StoredMail> mail = Optional.ofNullable(untried.poll());
        if (mail.isEmpty() && !connection.isAborted() && !context.isToBeLeft(server)) {
            mail = taker.take();
        }
        mail.ifPresent(mine::add);
        return mail.map(taken -> new AttemptedMail(taken, this::settle, trouble -> taker.meet(Reason.of(trouble))));
    }

    /** What was not begun waits until the run knows why. */
    private void settle(StoredMail mail, AttemptResult result) {
        if (result.course() == AttemptResult.Course.UNTOUCHED || isForAnother(result)) {
            return;
        }
        dispatcher.connected(server, opened);
        context.settlement()
                .attempted(
                        mail,
                        result,
                        server.server(),
                        context.settings().delivery().retry())
                .ifPresentOrElse(
                        next -> dispatcher.defer(mail.entry(), next, result.course() != AttemptResult.Course.COMPLETE),
                        () -> dispatcher.finish(mail.entry()));
        mine.remove(mail);
    }

    /** A server that takes a connection and then nothing more is no better than one that cannot be reached. */
    private boolean isForAnother(AttemptResult result) {
        boolean leaves = result.course() == AttemptResult.Course.UNANSWERED
                && context.servers().hasAnother(server, context.settings().servers());
        if (leaves) {
            String reason = result.deferred().values().iterator().next();
            left = new ServerTroubleException(
                    Kind.UNREACHABLE, server.server() + " did not answer to a mail: " + reason + ".");
        }
        return leaves;
    }

    private void giveBack() {
        mine.forEach(mail -> dispatcher.putBack(mail.entry()));
        mine.clear();
    }

    /** Whether mails may be given up meanwhile: not if the trouble is ours to mend, unless none is ever retried. */
    private boolean bounces(Kind kind) {
        return kind == Kind.UNREACHABLE
                || !context.settings().delivery().retry().isAllowed();
    }

    /** True if another server, or another configuration, is to be tried at once. */
    private boolean heldBy(ServerTroubleException trouble) {
        Optional<Hold> hold = dispatcher.hold(trouble, server);
        hold.ifPresent(this::rest);
        probing.wake(dispatcher::returned);
        giveBack();
        if (hold.isPresent() && bounces(hold.get().kind())) {
            giveUpAll(hold.get().reason());
        }
        return hold.isEmpty();
    }

    /** The mail for which no server could be used waits, or is given up. */
    private void rest(Hold hold) {
        StoredMail mail = mine.peek();
        if (mail == null) {
            return;
        }
        if (bounces(hold.kind()) && context.isTooOld(mail.entry())) {
            mine.remove(mail);
            context.settlement().givenUp(mail, true, hold.reason());
            dispatcher.finish(mail.entry());
        } else {
            context.settlement().held(mail, hold);
        }
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
