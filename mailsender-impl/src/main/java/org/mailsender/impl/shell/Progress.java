// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.util.function.IntPredicate;

/**
 * Says from time to time how far a command has come, and ends it when its thread is interrupted, as Ctrl-C does. Used by
 * one thread.
 */
final class Progress implements IntPredicate {

    private static final int EVERY = 500;

    private final Screen screen;
    private final int all;
    private final String done;
    private int before;
    private int count;
    private int told;
    private boolean brokenOff;

    /** For so many mails, to which something is done, for example "dropped". */
    Progress(Screen screen, int all, String done) {
        this.screen = screen;
        this.all = all;
        this.done = done;
    }

    @Override
    public boolean test(int doneNow) {
        count = before + doneNow;
        if (count >= told + EVERY && count < all) {
            told = count;
            screen.line(count + " of " + all + " mails " + done + " ...");
        }
        brokenOff = brokenOff || Thread.interrupted();
        return !brokenOff;
    }

    /** What comes is counted on top of what was done. */
    void further(int doneBefore) {
        before = doneBefore;
        count = doneBefore;
    }

    boolean isBrokenOff() {
        return brokenOff;
    }

    /** Prints how many it were; broken off, that is an error. */
    void end() {
        if (brokenOff) {
            throw new Refused("broken off: " + count + " of " + all + " mail(s) " + done);
        }
        screen.line(count + " mail(s) " + done + ".");
    }
}
