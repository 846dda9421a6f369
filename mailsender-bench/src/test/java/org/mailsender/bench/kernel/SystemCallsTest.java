// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SystemCallsTest {

    private static final List<String> SUMMARY = List.of(
            "% time     seconds  usecs/call     calls    errors syscall",
            "------ ----------- ----------- --------- --------- ----------------",
            " 88.12    0.901234          11      8000       100 futex",
            " 11.88    0.101234          50      2000           write",
            "  0.00    0.000000           0         1           fdatasync",
            "------ ----------- ----------- --------- --------- ----------------",
            "100.00    1.002468                 10001       100 total");

    @Test
    void allCallsAreSharedOutToTheMails() {
        assertEquals(10.001, SystemCalls.of(SUMMARY, 1000).perMail(), 1e-9);
    }

    @Test
    void theMostFrequentStandFirst() {
        assertEquals(
                "futex 8.00, write 2.00, fdatasync 0.00",
                SystemCalls.of(SUMMARY, 1000).toString());
    }
}
