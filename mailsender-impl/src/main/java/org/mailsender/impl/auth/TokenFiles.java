// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.util.Optional;

/** Where refresh tokens outlive the process: small files that nobody but their owner can read. Equal for one place. */
public interface TokenFiles {

    /**
     * Reads a file.
     *
     * @param name of the file
     * @return its whole content, empty if there is none
     * @throws IOException in one clause, if it cannot be read for now
     */
    Optional<String> read(String name) throws IOException;

    /**
     * Writes a file, whole or not at all; when this returns, it survives a power failure.
     *
     * @param name of the file
     * @param content in the place of what it held
     * @throws IOException in one clause, if it cannot be written for now
     */
    void write(String name, String content) throws IOException;

    /**
     * Where a file is.
     *
     * @param name of the file
     * @return for people
     */
    String place(String name);
}
