// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.text;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Where a text goes that can be given a piece of a file as it is, without anybody's reading it. */
public interface FileTarget {

    /**
     * Gives it a piece of a file, behind what was written before. None of the piece's lines begins with a dot, and the last
     * one goes on behind the piece.
     *
     * @param file open for reading
     * @param position where the piece begins, in bytes
     * @param count how long it is, in bytes
     * @return how much of it was given; 0 where the file ends
     * @throws IOException if either of both fails, or the target is closed meanwhile
     */
    long transfer(FileChannel file, long position, long count) throws IOException;
}
