// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.threads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundle's class loader, which remembers what the bundle declares for {@link java.util.ServiceLoader}. Jakarta Mail
 * looks its provider up anew for each part of each mail, and to find and read that little file again in a framework takes
 * as long as all the rest of a short mail. Thread-safe.
 */
final class RememberingClassLoader extends ClassLoader {

    private static final String DECLARATIONS = "META-INF/services/";

    private final Map<String, List<URL>> remembered = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param bundle finds everything
     */
    RememberingClassLoader(ClassLoader bundle) {
        super(bundle);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith(DECLARATIONS)) {
            return super.getResources(name);
        }
        List<URL> known = remembered.get(name);
        if (known == null) {
            known = inMemory(super.getResources(name));
            remembered.put(name, known);
        }
        return Collections.enumeration(known);
    }

    private static List<URL> inMemory(Enumeration<URL> declarations) throws IOException {
        List<URL> copies = new ArrayList<>();
        for (URL declaration : Collections.list(declarations)) {
            try (InputStream in = declaration.openStream()) {
                copies.add(new URL(null, "declaration:" + declaration, new Content(in.readAllBytes())));
            }
        }
        return List.copyOf(copies);
    }

    /** Answers with the same content whatever is asked. */
    private static final class Content extends URLStreamHandler {

        private final byte[] content;

        Content(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
