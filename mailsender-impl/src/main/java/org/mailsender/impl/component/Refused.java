// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.time.Instant;
import org.mailsender.management.RefusedConfiguration;

/** A configuration that cannot be used, and why. Immutable. */
record Refused(String pid, String instance, String reason, Instant since) implements RefusedConfiguration {

    boolean isAs(Refused other) {
        return pid.equals(other.pid) && instance.equals(other.instance) && reason.equals(other.reason);
    }
}
