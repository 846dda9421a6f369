// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.nio.file.Path;
import org.mailsender.impl.settings.Settings;
import org.osgi.framework.BundleContext;

/** Finds the folder of an instance's spool: as configured, else below Karaf's data, else in the bundle's data area. */
final class SpoolLocation {

    private SpoolLocation() {}

    static Path of(Settings settings, BundleContext context) {
        return parent(settings, context).resolve(settings.instance()).toAbsolutePath();
    }

    /** The folder of what all instances keep beside their spools; no instance can have its name. */
    static Path besideSpools(String name, Settings settings, BundleContext context) {
        return parent(settings, context).resolve(name).toAbsolutePath();
    }

    private static Path parent(Settings settings, BundleContext context) {
        if (!settings.store().spoolDirectory().isEmpty()) {
            return Path.of(settings.store().spoolDirectory());
        }
        String karafData = context.getProperty("karaf.data");
        return karafData != null
                ? Path.of(karafData, "mailsender")
                : context.getDataFile("spool").toPath();
    }
}
