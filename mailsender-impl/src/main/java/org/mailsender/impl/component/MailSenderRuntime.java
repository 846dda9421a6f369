// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import org.mailsender.impl.instance.Facilities;
import org.mailsender.impl.threads.Time;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** What all instances of the bundle share: facilities and names. Thread-safe. */
@Component(service = MailSenderRuntime.class)
public final class MailSenderRuntime {

    private final Facilities facilities = new Facilities(Time.system());
    private final InstanceNames names = new InstanceNames();

    /** Ready at once. */
    @Activate
    public MailSenderRuntime() {
        // Threads come with the work.
    }

    /** Ends the threads; every instance has stopped before. */
    @Deactivate
    public void deactivate() {
        facilities.close();
    }

    Facilities facilities() {
        return facilities;
    }

    InstanceNames names() {
        return names;
    }
}
