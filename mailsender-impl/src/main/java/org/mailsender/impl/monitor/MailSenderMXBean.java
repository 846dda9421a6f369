// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.monitor;

import java.io.IOException;

/** What one instance shows and offers by JMX; its descriptions are its documentation. Never waits for a mail server. */
@Description("An instance of MailSender: how its queue is, what came of mails since it was started, and lately.")
public interface MailSenderMXBean extends ClusterAttributes {

    @Description("Host and port of the mail server in use, of the first one while none can be used.")
    String getServer();

    @Description("Whether it takes events, as configured.")
    boolean isEnabled();

    @Description("Mails waiting or under way.")
    int getQueued();

    @Description("Age of the oldest mail waiting, in seconds; 0 without any.")
    long getOldestAgeSeconds();

    @Description("Mails given up and not yet retried or dropped.")
    int getFailedWaiting();

    @Description("Whether the queue rests as a whole.")
    boolean isHeld();

    @Description("Why the queue rests as a whole, in one sentence; empty while it does not.")
    String getHeldBecause();

    @Description("Whether the disk refuses something.")
    boolean isSpoolInTrouble();

    @Description("What the disk refuses, in one sentence; empty if all is well.")
    String getSpoolTrouble();

    @Description("Mails that were Done, since the start of the instance.")
    long getSent();

    @Description("Mails that Failed and requests that were refused, since the start of the instance.")
    long getFailed();

    @Description("Attempts that failed for now, since the start of the instance.")
    long getDeferred();

    @Description("Mails that were Done a minute, in the last minute.")
    double getSentPerMinute1();

    @Description("Mails that were Done a minute, in the last 5 minutes.")
    double getSentPerMinute5();

    @Description("Mails that were Done a minute, in the last 15 minutes.")
    double getSentPerMinute15();

    @Description("Mails that Failed and requests refused a minute, in the last minute.")
    double getFailedPerMinute1();

    @Description("Mails that Failed and requests refused a minute, in the last 5 minutes.")
    double getFailedPerMinute5();

    @Description("Mails that Failed and requests refused a minute, in the last 15 minutes.")
    double getFailedPerMinute15();

    @Description("Attempts that failed for now a minute, in the last minute.")
    double getDeferredPerMinute1();

    @Description("Attempts that failed for now a minute, in the last 5 minutes.")
    double getDeferredPerMinute5();

    @Description("Attempts that failed for now a minute, in the last 15 minutes.")
    double getDeferredPerMinute15();

    @Description("Days until the next thing ends that is not renewed by itself, such as a certificate; negative"
            + " if it has ended, NaN if nothing is known to end.")
    double getNextExpiryDays();

    @Description("What that is, and when it ends; empty if nothing is known to end.")
    String getNextExpiry();

    @Description("The last thing that went wrong, in one sentence; empty if nothing did since the start.")
    String getLastError();

    @Description("Tries mails again at once, a failed one for the recipients that did not get it; returns how many.")
    int retry(@Description(name = "mails", value = "The id of a mail, or queued, failed or all.") String mails)
            throws IOException;

    @Description("Drops mails for good, but those under way; returns how many. A waiting one becomes Failed, so that"
            + " its event has an outcome.")
    int drop(@Description(name = "mails", value = "The id of a mail, or queued, failed or all.") String mails)
            throws IOException;

    @Description("Hands the sending over to another node, whichever has it now; returns the name of that one, empty if"
            + " none had it.")
    String handOver() throws IOException;
}
