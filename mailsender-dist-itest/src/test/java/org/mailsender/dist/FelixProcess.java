// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runnable Felix, started as its guide says. */
final class FelixProcess extends ContainerProcess {

    FelixProcess(String name) {
        super("felix.home", name);
    }

    void start(String... jvmOptions) {
        start(Map.of(), jvmOptions);
    }

    void start(Map<String, String> environment, String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of(
                "-Dgosh.args=--nointeractive --noshutdown",
                "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=INFO",
                "-jar",
                "bin/felix.jar"));
        start(command, environment);
    }
}
