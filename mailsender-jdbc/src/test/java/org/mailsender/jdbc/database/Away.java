// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

/** A database that does not answer, for tests elsewhere. */
public final class Away {

    private Away() {}

    /**
     * What a call meets.
     *
     * @param inDoubt whether it may have been done
     * @return to be thrown
     */
    public static AwayException exception(boolean inDoubt) {
        return new AwayException("the database does not answer: connection refused", null, inDoubt);
    }
}
