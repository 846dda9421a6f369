// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.kernel;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Processor time used so far, in nanoseconds: of this JVM, of a process, or of those that have ended. */
public final class ProcessorTime {

    /** As Linux has it for programs, on all architectures that Java runs on. */
    private static final long TICKS_PER_SECOND = 100;

    /** The third field is the first behind the name, which may hold anything; of the ended, the 16th and 17th tell. */
    private static final int ENDED_USER = 16 - 3;

    private static final int ENDED_SYSTEM = 17 - 3;

    private ProcessorTime() {}

    /**
     * Of this JVM, the compiler and the collector included.
     *
     * @return nanoseconds
     */
    public static long ofThisJvm() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * Of a process that runs.
     *
     * @param process which
     * @return nanoseconds, in steps of a hundredth of a second
     */
    public static long of(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /**
     * Of all processes that this JVM started and that have ended.
     *
     * @return nanoseconds, in steps of a hundredth of a second; 0 where there is no {@code /proc}
     */
    public static long ofEnded() {
        Path stat = Path.of("/proc/self/stat");
        try {
            return Files.exists(stat) ? ended(Files.readString(stat)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    static long ended(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]);
        return ticks * TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
    }
}
