// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.util.concurrent.atomic.AtomicInteger;

/** A step at which the server does something else than usual. Thread-safe. */
public final class Rule {

    private final SmtpTestServer server;
    private final Step step;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger skip = new AtomicInteger();
    private volatile String argument = "";
    private volatile Reaction reaction;

    Rule(SmtpTestServer server, Step step) {
        this.server = server;
        this.step = step;
    }

    /**
     * Only for commands, or mails, that contain a text.
     *
     * @param text for example a recipient, or a line of the mail
     * @return this
     */
    public Rule containing(String text) {
        argument = text;
        return this;
    }

    /**
     * Only for the first times.
     *
     * @param count how often
     * @return this
     */
    public Rule times(int count) {
        left.set(count);
        return this;
    }

    /**
     * Not for the first times.
     *
     * @param count how often not
     * @return this
     */
    public Rule afterFirst(int count) {
        skip.set(count);
        return this;
    }

    /**
     * Ends the rule: from now on it is in force.
     *
     * @param does what the server does
     */
    public void then(Reaction does) {
        reaction = does;
        server.add(this);
    }

    Reaction reactionTo(Step now, String text) {
        if (now != step || !text.contains(argument)) {
            return null;
        }
        if (skip.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            return null;
        }
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0 ? reaction : null;
    }
}
