// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.List;

/** Numbers of bytes as people say them. */
final class ByteCount {

    private static final long STEP = 1024;
    private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB");

    private ByteCount() {}

    /** What a server says that it takes: 0 stands for any number (RFC 1870 4). */
    static String described(long most) {
        long number = most;
        int unit = 0;
        while (number >= STEP && unit < UNITS.size() - 1) {
            number = Math.round(number / (double) STEP);
            unit++;
        }
        return most == 0 ? "without limit" : number + " " + UNITS.get(unit);
    }
}
