// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** A fresh Karaf, driven over its shell as an operator drives it. */
final class KarafProcess extends ContainerProcess {

    private final int sshPort = freePort();
    private final int rmiRegistry = freePort();
    private SshClient client;
    private String user = "karaf";
    private ClientSession session;

    KarafProcess(String name) {
        super("karaf.home", name);
        int rmiServer = freePort();
        replace("etc/org.apache.karaf.shell.cfg", "sshPort = 8101", "sshPort = " + sshPort);
        replace("etc/org.apache.karaf.shell.cfg", "sshHost = 0.0.0.0", "sshHost = 127.0.0.1");
        replace("etc/org.apache.karaf.management.cfg", "rmiRegistryPort = 1099", "rmiRegistryPort = " + rmiRegistry);
        replace("etc/org.apache.karaf.management.cfg", "rmiServerPort = 44444", "rmiServerPort = " + rmiServer);
        replace("etc/users.properties", "#karaf = ", "karaf = ");
        replace(
                "etc/users.properties",
                "#_g_\\:admingroup",
                "viewer = viewer,viewer,ssh\nmanager = manager,manager,viewer\n_g_\\:admingroup");
        // Only what the build made and Karaf's own distribution: the network is never asked.
        write(
                "etc/org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.defaultRepositories=file:${karaf.home}/${karaf.default.repository}@id=system@snapshots,"
                        + "file:" + System.getProperty("repository") + "@id=build@snapshots\n"
                        + "org.ops4j.pax.url.mvn.repositories=file:" + System.getProperty("repository")
                        + "@id=built@snapshots\n"
                        + "org.ops4j.pax.url.mvn.localRepository=${karaf.data}/repository\n"
                        + "org.ops4j.pax.url.mvn.settings=${karaf.etc}/none.xml\n");
    }

    /** Has it find artifacts in a further folder, before it is started. */
    void alsoFrom(Path repository) {
        replace(
                "etc/org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.repositories=",
                "org.ops4j.pax.url.mvn.repositories=file:" + repository + "@id=further,");
    }

    /** Opens a connection to its beans as a user whose password is the name. */
    @SuppressWarnings("BanJNDI")
    JMXConnector jmx(String name) throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + rmiRegistry + "/karaf-root"),
                Map.of(JMXConnector.CREDENTIALS, new String[] {name, name}));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        start(Jdks.forKaraf());
    }

    void start(Path jdk) {
        start(
                List.of(home().resolve("bin/karaf").toString(), "server"),
                Map.of("KARAF_EXEC", "exec", "JAVA_HOME", jdk.toString()));
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((ssh, address, key) -> true);
        client.start();
        eventually(this::connect, "Karaf's shell");
    }

    /** From now on commands are those of another user, whose password is the name. */
    void become(String name) {
        user = name;
        eventually(this::connect, "Karaf's shell for " + name);
    }

    private boolean connect() {
        try {
            session = client.connect(user, "127.0.0.1", sshPort)
                    .verify(Duration.ofSeconds(10))
                    .getSession();
            session.addPasswordIdentity(user);
            session.auth().verify(Duration.ofSeconds(20));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a command and returns what it prints; Karaf restarts its shell while it starts. */
    String shell(String command) {
        return failure(command + " | cat");
    }

    /** Runs a command that ends by an exception, which Karaf shows only outside a pipe. */
    String failure(String command) {
        AtomicReference<String> output = new AtomicReference<>();
        eventually(() -> run(command, output) || (connect() && run(command, output)), "an answer to " + command);
        return output.get();
    }

    /**
     * What bin/client did with a command.
     *
     * @param status it ended with
     * @param output what it printed
     */
    record Answer(int status, String output) {}

    /** Runs a command by bin/client, as a script does; Karaf's client gives up when its input ends before its command. */
    Answer client(String command) {
        ProcessBuilder builder = new ProcessBuilder(
                        home().resolve("bin/client").toString(),
                        "-h",
                        "127.0.0.1",
                        "-a",
                        String.valueOf(sshPort),
                        "-u",
                        user,
                        "-p",
                        user,
                        command)
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", Jdks.forKaraf().toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types keys at the prompt, as a person does, until the shell shows something. */
    void type(String keys, String shown) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        eventually(this::connect, "Karaf's shell");
        try (ChannelShell channel = session.createShellChannel()) {
            channel.setOut(screen);
            channel.setErr(screen);
            channel.open().verify(Duration.ofSeconds(10));
            eventually(() -> screen.toString(StandardCharsets.UTF_8).contains("root()"), "the prompt");
            channel.getInvertedIn().write(keys.getBytes(StandardCharsets.US_ASCII));
            channel.getInvertedIn().flush();
            eventually(() -> screen.toString(StandardCharsets.UTF_8).contains(shown), shown + " after " + keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean run(String command, AtomicReference<String> output) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(bytes);
            channel.setErr(bytes);
            channel.open().verify(Duration.ofSeconds(10));
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
            output.set(bytes.toString(StandardCharsets.UTF_8));
            // The shell sometimes forgets to tell the status, and a command must not run twice for that.
            return channel.getExitStatus() != null || bytes.size() > 0;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(home().resolve("data/log/karaf.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.stop();
        }
        super.close();
    }
}
