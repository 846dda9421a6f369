// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailsender.impl.auth.TokenFiles;
import org.mailsender.impl.spool.OwnerFolder;

/** Refresh tokens on disk, as the component has them. */
public record FolderOfTokens(Path folder) implements TokenFiles {

    @Override
    public Optional<String> read(String name) throws IOException {
        return new OwnerFolder(folder).read(name);
    }

    @Override
    public void write(String name, String content) throws IOException {
        new OwnerFolder(folder).write(name, content);
    }

    @Override
    public String place(String name) {
        return folder.resolve(name).toString();
    }
}
