// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import org.mailsender.Mail;
import org.mailsender.MailSender;
import org.mailsender.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confirms each order by a mail of the instance "orders", and notes what became of it. */
@Component(property = "event.topics=shop/Ordered")
public final class OrderMails implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OrderMails.class);

    private final MailSender mails;

    /**
     * Starts when the instance is there.
     *
     * @param mails sends
     */
    @Activate
    public OrderMails(@Reference(target = "(instance=orders)") MailSender mails) {
        this.mails = mails;
    }

    @Override
    public void handleEvent(Event event) {
        String order = String.valueOf(event.getProperty("order"));
        Mail mail = Mail.builder()
                .recipients(String.valueOf(event.getProperty("customer")))
                .subject("Your order " + order)
                .message("Thank you. We are on it.")
                // A second event for the same order, after a crash for instance, sends nothing.
                .messageKey("confirmation of " + order)
                .build();
        // The mail is on disk when this returns; the stage completes later.
        mails.send(mail).whenComplete((transaction, trouble) -> note(order, transaction, trouble));
    }

    private static void note(String order, Transaction transaction, Throwable trouble) {
        if (trouble != null) {
            LOG.warn("What became of the mail on order {} will be told by events alone", order, trouble);
        } else if (transaction.success()) {
            LOG.info("The mail on order {} is out: {}", order, transaction.message());
        } else {
            LOG.warn("The mail on order {} did not go out: {}", order, transaction.message());
        }
    }
}
