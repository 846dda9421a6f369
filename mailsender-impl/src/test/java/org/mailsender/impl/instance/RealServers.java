// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.instance;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Servers of others, started by a script in a folder of their own. */
final class RealServers {

    private static final Path SCRIPTS = Path.of("src", "test", "servers").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 300;

    private final String prefix;
    private final Path work;
    private final int relayPort;
    private final int submissionPort;
    private final int kdcPort;

    private RealServers(String prefix, Path work, int relayPort) {
        this.prefix = prefix;
        this.work = work;
        this.relayPort = relayPort;
        this.submissionPort = freePort();
        this.kdcPort = freePort();
    }

    /** Dovecot, Samba's NTLM verifier and MIT Kerberos. */
    static RealServers dovecot(Path work, int relayPort) {
        return new RealServers("", work, relayPort);
    }

    static RealServers postfix(Path work, int relayPort) {
        return new RealServers("postfix-", work, relayPort);
    }

    /** A Postfix that leaves authentication to Cyrus SASL. */
    static RealServers cyrus(Path work, int relayPort) {
        return new RealServers("cyrus-", work, relayPort);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts them; answers what is in the way, or "". */
    String start() {
        Path output = work.resolve("up.log");
        try {
            int status = run(prefix + "up.sh", output);
            if (status != 0) {
                List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
                return lines.isEmpty() ? prefix + "up.sh ended with " + status : lines.get(lines.size() - 1);
            }
        } catch (IOException e) {
            return e.getMessage();
        }
        // The JVM reads these before its first ticket.
        System.setProperty("java.security.krb5.conf", work.resolve("krb5.conf").toString());
        return "";
    }

    void stop() {
        try {
            run(prefix + "down.sh", work.resolve("down.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(String script, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", SCRIPTS.resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WORK", work.toString());
        builder.environment().put("SUBMISSION_PORT", Integer.toString(submissionPort));
        builder.environment().put("RELAY_PORT", Integer.toString(relayPort));
        builder.environment().put("KDC_PORT", Integer.toString(kdcPort));
        // The build gives this JVM a ticket cache of its own by KRB5CCNAME.
        builder.environment().put("TICKET_CACHE", System.getenv().getOrDefault("KRB5CCNAME", "FILE:" + work + "/cc"));
        builder.environment().put("NTLM_USER_FILE", logon().toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
        return process.exitValue();
    }

    int submissionPort() {
        return submissionPort;
    }

    Path authority() {
        return work.resolve("ca.crt");
    }

    /** A certificate of the authority for the user, and its key. */
    Path clientKey() {
        return work.resolve("client.pem");
    }

    /** The file of the NTLM logon; the build names it in the environment. */
    Path logon() {
        return Path.of(System.getenv().getOrDefault("NTLM_USER_FILE", work + "/ntlm-user"));
    }

    Path dovecotLog() {
        return work.resolve("dovecot.log");
    }

    Path postfixLog() {
        return work.resolve("postfix.log");
    }
}
