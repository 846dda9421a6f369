// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.mailsender.dist.poster.Poster;

/** Packs {@link Poster} as a bundle. */
final class PosterBundle {

    private PosterBundle() {}

    static void writeTo(Path folder) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "poster");
        headers.putValue("Bundle-Activator", Poster.class.getName());
        headers.putValue("Import-Package", "org.osgi.framework,org.osgi.service.event");
        String name = Poster.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("poster.jar")), manifest);
                InputStream code = Poster.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
