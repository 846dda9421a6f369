// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Declarations are looked for once, and everything else as ever. */
class RememberingClassLoaderTest {

    private final List<String> asked = new ArrayList<>();
    private final RememberingClassLoader loader =
            new RememberingClassLoader(new ClassLoader(getClass().getClassLoader()) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    asked.add(name);
                    return super.getResources(name);
                }
            });

    @Test
    void aProviderIsFoundAgainWithoutLooking() {
        StreamProvider first =
                ServiceLoader.load(StreamProvider.class, loader).findFirst().orElseThrow();
        StreamProvider second =
                ServiceLoader.load(StreamProvider.class, loader).findFirst().orElseThrow();

        assertEquals(first.getClass(), second.getClass());
        assertEquals(List.of("META-INF/services/" + StreamProvider.class.getName()), asked);
    }

    @Test
    void whatIsNotDeclaredIsRememberedToo() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of(), Collections.list(loader.getResources("META-INF/services/org.example.Nothing")));
        }

        assertEquals(1, asked.size());
    }

    @Test
    void otherResourcesAreLookedForEachTime() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertTrue(loader.getResources("META-INF/MANIFEST.MF").hasMoreElements());
        }

        assertEquals(2, asked.size());
    }
}
