// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.time.Clock;
import javax.sql.DataSource;

/**
 * What the stores of a node have in common. Thread-safe.
 *
 * @param settings how the node takes part
 * @param lease its right to send
 * @param connecting its lanes
 * @param clock the database's
 * @param intake takes mails
 * @param mails inserts them
 * @param ends ends them
 * @param fenced writes what only the sender may
 * @param senders who sends
 * @param owed outcomes to be told
 * @param telltale outcomes that were told
 * @param spurs words between nodes
 * @param housekeeping runs all of it
 */
record Node(
        DatabaseSettings settings,
        Lease lease,
        Connecting connecting,
        Ids.DatabaseClock clock,
        Intake intake,
        MailTable mails,
        Ends ends,
        FencedTable fenced,
        SenderTable senders,
        OwedTable owed,
        Telltale telltale,
        Spurs spurs,
        Housekeeping housekeeping) {

    static Node of(DataSource source, DatabaseSettings settings) {
        Lease lease = new Lease(settings.node(), settings.lease());
        Ids.DatabaseClock clock = new Ids.DatabaseClock(Clock.systemUTC());
        Greeter greeter = new Greeter(new Schema(settings.createSchema()), clock, lease);
        Connecting connecting = new Connecting(source, greeter::meet);
        Lane house = connecting.house();
        Lane sender = connecting.sender();
        MailTable mails = new MailTable(settings.node());
        OwedTable owed = new OwedTable(house, lease, settings.nodeTimeout());
        Telltale telltale = new Telltale(owed);
        Spurs spurs = new Spurs(house, lease);
        SenderTable senders = new SenderTable(house, lease);
        Looking looking = new Looking(house, lease, settings.nodeTimeout());
        Housekeeping housekeeping = new Housekeeping(
                settings,
                connecting,
                new Reigns(
                        lease, looking, senders, new NodeTable(house, lease), new Membership(house, settings.node())),
                telltale,
                spurs);
        return new Node(
                settings,
                lease,
                connecting,
                clock,
                new Intake(connecting.intake(), mails),
                mails,
                new Ends(sender, new DoneTable(lease.incarnation())),
                new FencedTable(sender, lease),
                senders,
                owed,
                telltale,
                spurs,
                housekeeping);
    }
}
