// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which release of a library is on the class path. */
final class Version {

    private static final Pattern JAR = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private Version() {}

    /** From the name of the file that holds the class. */
    static String of(Class<?> type) {
        return in(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    static String in(String jar) {
        Matcher version = JAR.matcher(jar);
        return version.find() ? version.group(1) : "of unknown version";
    }
}
