// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.impl.settings.Credentials.OAuth2;
import org.mailsender.impl.settings.Secret;
import org.mailsender.impl.testing.CapturedLog;
import org.mailsender.impl.testing.FolderOfTokens;
import org.mailsender.impl.testing.ManualTasks;
import org.mailsender.impl.testing.MovableTime;
import org.mailsender.impl.testing.TokenEndpoint;

/** Which refresh token is used, and what is on disk of it. */
class RefreshTokensTest {

    private static final OAuth2 CLIENT = TokenEndpoint.client("https://t/t", "secret", "configured");

    @TempDir
    Path spools;

    private final CapturedLog log = new CapturedLog();
    private final ManualTasks tasks = new ManualTasks(new MovableTime());

    @AfterEach
    void close() {
        log.close();
    }

    private FolderOfTokens folder() {
        return new FolderOfTokens(spools.resolve("oauth2.tokens"));
    }

    private RefreshTokens started(OAuth2 client, TokenFiles... places) {
        TokenUsers users = new TokenUsers();
        for (TokenFiles files : places) {
            users.join("orders", files);
        }
        return new RefreshTokens(client, users, tasks);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(spools)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theConfiguredOneIsUsedUntilItIsReplaced() throws Exception {
        RefreshTokens tokens = started(CLIENT, folder());

        assertEquals("configured", tokens.present().reveal());
        assertEquals(List.of(), files());
        tokens.keep(new Secret("second"));
        assertEquals("second", tokens.present().reveal());
        assertEquals("second", started(CLIENT, folder()).present().reveal());
    }

    @Test
    void nobodyButItsOwnerReadsTheFile() throws Exception {
        started(CLIENT, folder()).keep(new Secret("second"));

        assertEquals(1, files().size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().folder())));
        assertFalse(Files.readString(files().get(0)).contains("configured"));
    }

    @Test
    void anotherConfiguredTokenWinsOverTheKeptOne() throws Exception {
        started(CLIENT, folder()).keep(new Secret("second"));

        for (OAuth2 other : List.of(
                TokenEndpoint.client("https://t/t", "secret", "new"),
                TokenEndpoint.client("https://u/t", "secret", "configured"))) {
            assertEquals(other.refreshToken(), started(other, folder()).present());
        }
        OAuth2 sameWithOtherSecret = TokenEndpoint.client("https://t/t", "changed", "configured");
        assertEquals("second", started(sameWithOtherSecret, folder()).present().reveal());
    }

    @Test
    void whatAnotherProcessKeptIsUsed() throws Exception {
        RefreshTokens one = started(CLIENT, folder());
        RefreshTokens other = started(CLIENT, folder());
        one.present();
        other.keep(new Secret("second"));

        assertEquals("second", one.present().reveal());
        one.keep(new Secret("third"));
        assertEquals("third", other.present().reveal());
    }

    @Test
    void eachPlaceHasTheLatest() throws Exception {
        FolderOfTokens elsewhere = new FolderOfTokens(spools.resolve("elsewhere"));
        started(CLIENT, folder(), elsewhere).keep(new Secret("second"));
        RefreshTokens alone = started(CLIENT, elsewhere);
        alone.present();
        alone.keep(new Secret("third"));

        assertEquals("second", started(CLIENT, folder()).present().reveal());
        assertEquals("third", started(CLIENT, folder(), elsewhere).present().reveal());
        assertEquals("third", started(CLIENT, folder()).present().reveal(), "it was not brought to the other place");
    }

    @Test
    void aDamagedFileIsLeftAsideAndSaid() throws Exception {
        started(CLIENT, folder()).keep(new Secret("CANARY-second"));
        Path file = files().get(0);
        String whole = Files.readString(file);
        for (String damaged : List.of(
                "",
                "{",
                whole.substring(0, whole.length() - 9),
                whole.replace("CANARY-second", ""),
                whole.replaceFirst("replaces\":\"..", "replaces\":\"zz"))) {
            Files.writeString(file, damaged);
            assertEquals("configured", started(CLIENT, folder()).present().reveal(), damaged);
        }

        List<String> said = log.lines(Level.WARNING, "orders: the kept refresh token in " + file + " is damaged");
        assertEquals(5, said.size(), log.lines()::toString);
        assertFalse(log.lines().toString().contains("CANARY"));
    }

    @Test
    void anUnreadableFileIsWaitedForBecauseTheOneBeforeMayBeUsedUp() throws Exception {
        TokenFiles unreadable = new FailingFiles(folder(), true, false);

        AuthenticationFailedException failure = assertThrows(
                AuthenticationFailedException.class,
                () -> started(CLIENT, unreadable).present());

        assertTrue(failure.isTransient());
        assertTrue(failure.getMessage().contains("cannot be read: the disk is away; make it readable, or remove it"));
    }

    @Test
    void whatTheDiskRefusesIsUsedFromMemoryAndWrittenLater() throws Exception {
        FailingFiles failing = new FailingFiles(folder(), false, true);
        RefreshTokens tokens = started(CLIENT, failing);
        tokens.keep(new Secret("CANARY-second"));
        tasks.pass(Duration.ofMinutes(3));

        assertEquals("CANARY-second", tokens.present().reveal());
        assertTrue(tokens.areUnwritten());
        assertEquals(
                1,
                log.lines(
                                Level.SEVERE,
                                "orders: the refresh token that the endpoint issued cannot be kept in "
                                        + folder().place(""))
                        .size());
        failing.writable = true;
        tasks.pass(Duration.ofMinutes(1));

        assertFalse(tokens.areUnwritten());
        assertEquals("CANARY-second", started(CLIENT, folder()).present().reveal());
        assertEquals(1, log.lines(Level.INFO, "is kept now").size());
        assertFalse(log.lines().toString().contains("CANARY"));
    }

    @Test
    void theLatestIsWrittenThoughAnEarlierOneCouldNotBe() throws Exception {
        FailingFiles failing = new FailingFiles(folder(), false, true);
        RefreshTokens tokens = started(CLIENT, failing);
        tokens.keep(new Secret("second"));
        failing.writable = true;
        tokens.keep(new Secret("third"));
        tasks.pass(Duration.ofMinutes(5));

        assertEquals("third", started(CLIENT, folder()).present().reveal());
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotTrusted() throws Exception {
        started(CLIENT, folder()).keep(new Secret("second"));
        Files.setPosixFilePermissions(folder().folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

        AuthenticationFailedException failure = assertThrows(
                AuthenticationFailedException.class,
                () -> started(CLIENT, folder()).present());

        assertTrue(failure.getMessage().contains("others may write to "), failure::getMessage);
    }

    /** A disk in trouble. */
    private static final class FailingFiles implements TokenFiles {

        private final TokenFiles files;
        private final boolean unreadable;
        private boolean writable;

        FailingFiles(TokenFiles files, boolean unreadable, boolean unwritable) {
            this.files = files;
            this.unreadable = unreadable;
            this.writable = !unwritable;
        }

        @Override
        public Optional<String> read(String name) throws IOException {
            if (unreadable) {
                throw new IOException("the disk is away");
            }
            return files.read(name);
        }

        @Override
        public void write(String name, String content) throws IOException {
            if (!writable) {
                throw new IOException("no room");
            }
            files.write(name, content);
        }

        @Override
        public String place(String name) {
            return files.place(name);
        }
    }
}
