// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.component;

import java.io.IOException;
import java.util.Optional;
import org.mailsender.impl.auth.TokenFiles;
import org.mailsender.impl.settings.Settings;
import org.mailsender.impl.spool.OwnerFolder;
import org.osgi.framework.BundleContext;

/**
 * Refresh tokens beside the spools, which share them as their instances do. Immutable.
 *
 * @param folder has a dot in its name, which no instance can have
 */
record TokenFolder(OwnerFolder folder) implements TokenFiles {

    private static final String NAME = "oauth2.tokens";

    static TokenFolder of(Settings settings, BundleContext context) {
        return new TokenFolder(new OwnerFolder(SpoolLocation.besideSpools(NAME, settings, context)));
    }

    @Override
    public Optional<String> read(String name) throws IOException {
        return folder.read(name);
    }

    @Override
    public void write(String name, String content) throws IOException {
        folder.write(name, content);
    }

    @Override
    public String place(String name) {
        return folder.path().resolve(name).toString();
    }
}
