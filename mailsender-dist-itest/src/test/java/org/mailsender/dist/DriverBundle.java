// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.nio.file.Path;
import org.mailsender.dist.driver.Driver;

/** Packs {@link Driver} as a bundle. */
final class DriverBundle {

    private DriverBundle() {}

    static void writeTo(Path folder) {
        new TestBundle(
                        "driver",
                        "org.osgi.framework,org.osgi.service.event,org.apache.felix.service.command",
                        Driver.classes())
                .writeTo(folder);
    }
}
