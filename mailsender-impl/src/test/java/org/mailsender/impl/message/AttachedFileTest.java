// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailsender.Attachment;
import org.mailsender.Mail;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.settings.SettingsReader;
import org.mailsender.impl.testing.MovableTime;

/** What is read of files that change between the check and the reading, or that are none. */
class AttachedFileTest {

    private static final Duration GENEROUS = Duration.ofSeconds(10);

    private final Map<String, Object> configuration = Rendered.configuration();

    @TempDir
    Path folder;

    private Path root;
    private Path outside;
    private Path file;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        outside = Files.createDirectories(folder.resolve("outside/deep"));
        Files.writeString(outside.resolve("a.txt"), "secret");
        file = Files.writeString(
                Files.createDirectories(root.resolve("sub/deep")).resolve("a.txt"), "public");
        configuration.put("attachmentRoots", root.toString());
    }

    private RenderedMail render(Path attached) throws Exception {
        Mail mail = Mail.builder()
                .message("x")
                .attachments(List.of(Attachment.of(attached)))
                .build();
        return new MailRenderer(new MovableTime())
                .render(mail, SettingsReader.read(configuration).rendering(), "id.1");
    }

    private static String written(RenderedMail mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void replaceByLink(Path place, Path target) throws IOException {
        Files.move(place, place.resolveSibling("moved"));
        Files.createSymbolicLink(place, target);
    }

    @Test
    void aFileBelowARootIsRead() throws Exception {
        assertTrue(written(render(file)).contains("cHVibGlj"));
        assertTrue(written(render(Files.createSymbolicLink(folder.resolve("link"), file)))
                .contains("cHVibGlj"));
    }

    @Test
    void aFolderSwappedForALinkAfterTheCheckIsNotFollowed() throws Exception {
        RenderedMail mail = render(file);
        replaceByLink(root.resolve("sub"), folder.resolve("outside"));

        UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> written(mail));

        assertTrue(refused.getMessage().contains("a.txt"), refused::getMessage);
    }

    @Test
    void aFileSwappedForALinkAfterTheCheckIsNotFollowed() throws Exception {
        RenderedMail mail = render(file);
        replaceByLink(file, outside.resolve("a.txt"));

        assertThrows(UnreadableFileException.class, () -> written(mail));
    }

    @Test
    void aRootSwappedForAnotherFolderAfterTheCheckIsNotEntered() throws Exception {
        RenderedMail mail = render(file);
        RenderedMail another = render(file);
        replaceByLink(root, folder.resolve("outside"));
        Files.move(folder.resolve("outside/deep"), folder.resolve("outside/sub"));
        Files.move(Files.createDirectories(folder.resolve("outside/x")), folder.resolve("outside/sub/deep"));
        Files.move(folder.resolve("outside/sub/a.txt"), folder.resolve("outside/sub/deep/a.txt"));
        assertEquals("secret", Files.readString(file));

        UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> written(mail));
        assertTrue(
                refused.getMessage().endsWith("its folder was replaced after it had been checked"),
                refused::getMessage);

        Files.delete(root);
        Files.move(folder.resolve("outside"), root);
        assertThrows(UnreadableFileException.class, () -> written(another));
    }

    @Test
    void aNamedPipeIsNeverOpened() throws Exception {
        RenderedMail mail = render(file);
        Path pipe = root.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
        Files.delete(file);
        Files.move(pipe, file);

        assertTimeoutPreemptively(GENEROUS, () -> {
            RefusedException refused = assertThrows(RefusedException.class, () -> render(file));
            assertTrue(refused.getMessage().endsWith("is no regular file."), refused::getMessage);
            assertThrows(UnreadableFileException.class, () -> written(mail));
        });
        configuration.remove("attachmentRoots");
        assertTimeoutPreemptively(GENEROUS, () -> assertThrows(RefusedException.class, () -> render(file)));
        assertThrows(RefusedException.class, () -> render(Path.of("/dev/zero")));
    }

    @Test
    void aFileThatGrowsIsReadUpToTheLimitOnly() throws Exception {
        configuration.put("maxMessageBytes", "1024");
        RenderedMail mail = render(file);
        Files.write(file, new byte[2_000_000]);

        UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> written(mail));

        assertTrue(refused.getMessage().contains("maxMessageBytes, 1024,"), refused::getMessage);
    }

    @Test
    void aFileThatIsGoneWhenItIsReadIsNamed() throws Exception {
        RenderedMail mail = render(file);
        Files.delete(file);

        UnreadableFileException refused = assertThrows(UnreadableFileException.class, () -> written(mail));

        assertTrue(refused.getMessage().endsWith("cannot be read: it does not exist"), refused::getMessage);
    }

    @Test
    void aRootThatIsNotThereDoesNotKeepTheOthersFromCounting() throws Exception {
        configuration.put("attachmentRoots", List.of(folder.resolve("none").toString(), root.toString()));

        assertTrue(written(render(file)).contains("cHVibGlj"));
    }

    @Test
    void noPathAndNoReasonForgesALine() {
        Path evil = folder.resolve("x\n2026 INFO all is well \u001B[31m\u202E");
        String path = new UnreadableFileException(evil, new FileSystemException(evil.toString())).getMessage();
        String reason = new UnreadableFileException(file, new IOException("a\r\nb\u009B\u2028")).getMessage();
        RefusedException refused = assertThrows(RefusedException.class, () -> render(evil));

        for (String sentence : List.of(path, reason, refused.getMessage())) {
            assertTrue(sentence.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202E), sentence);
        }
    }

    @Test
    void aReasonIsNeverNull() {
        for (IOException trouble : List.of(new IOException(), new IOException(" "), new FileSystemException("/x"))) {
            assertFalse(new UnreadableFileException(file, trouble).getMessage().contains("null"));
        }
        assertEquals("IOException", FileTrouble.reason(new IOException((String) null)));
    }

    @Test
    void aLinkThatLeadsInACircleIsRefusedByName() throws Exception {
        Path link = root.resolve("circle");
        Files.createSymbolicLink(link, link);

        RefusedException refused = assertThrows(RefusedException.class, () -> render(link));

        assertTrue(refused.getMessage().startsWith("attachments: '"), refused::getMessage);
        assertTrue(refused.getMessage().contains("circle' cannot be read: "), refused::getMessage);
    }

    @Test
    void aMediaTypeHoldsNoLineBreakWhereverItStands() {
        for (String type : List.of("text/csv\r\n;a=b", "text/csv;\r\na=b", "text/csv;\na=b", "text/csv\n")) {
            assertThrows(
                    RefusedException.class,
                    () -> Rendered.of(Map.of("attachments", List.of(Attachment.of("a", type, new byte[1])))));
        }
    }
}
