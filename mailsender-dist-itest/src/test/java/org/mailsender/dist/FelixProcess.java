// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runnable Felix, started as its guide says. */
final class FelixProcess extends ContainerProcess {

    FelixProcess(String name) {
        super("felix.home", name);
    }

    /** As a unit or a container does: by its script, without a terminal, input or locale. */
    void startAsService(String javaOptions) {
        startAsService(Jdks.own(), javaOptions);
    }

    void startAsService(Path jdk, String javaOptions) {
        start(
                List.of(
                        "sh",
                        "-c",
                        "exec env -i PATH=\"$PATH\" JAVA_HOME=\"$J\" JAVA_OPTS=\"$O\" bin/mailsender </dev/null"),
                Map.of("J", jdk.toString(), "O", javaOptions));
    }

    /** With its shell at the standard input, as a person starts it. */
    void startShell(Map<String, String> environment) {
        start(List.of(java(), "-Dmailsender.shell=", "-jar", "bin/felix.jar"), environment);
    }

    void start(String... jvmOptions) {
        start(Map.of(), jvmOptions);
    }

    void start(Map<String, String> environment, String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-Dmailsender.shell=--nointeractive", "-jar", "bin/felix.jar"));
        start(command, environment);
    }
}
