// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Maven's local repository without anything of ours, so that a build finds that only where it is told to look. */
final class LocalRepository {

    private static final Path OURS = Path.of("org", "mailsender");

    private LocalRepository() {}

    static void linkTo(Path target) throws IOException {
        Path all = Path.of(System.getProperty("local.repository"));
        Files.walkFileTree(all, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path name = all.relativize(folder);
                if (name.equals(OURS)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(name));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.createSymbolicLink(target.resolve(all.relativize(file)), file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
