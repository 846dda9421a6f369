// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.component;

import java.time.Instant;
import org.mailsender.management.RefusedConfiguration;

/** A configuration of the database that cannot be used, and why. Immutable. */
record Refusal(String pid, String reason, Instant since) implements RefusedConfiguration {

    /** It is for all instances that share their queues. */
    @Override
    public String instance() {
        return "";
    }
}
