// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A correlation id as text: {@code s:} and a String, or {@code j:} and a serialized object in base64. Only classes of
 * the JDK's base module are written and come back: whoever can write the spool must not run code.
 */
public final class CorrelationIdFormat {

    /** Longest text, and most bytes of a serialized object: it is kept for each mail and goes with every outcome. */
    public static final int LONGEST = 65_536;

    private static final String TEXT = "s:";
    private static final String OBJECT = "j:";

    private CorrelationIdFormat() {}

    /**
     * Writes an id.
     *
     * @param value the id
     * @return its text
     * @throws IOException if it cannot be serialized, or holds what could not be read
     */
    public static String write(Serializable value) throws IOException {
        if (value instanceof String text && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return TEXT + text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new BaseModuleOutput(new LimitedOutputStream(bytes, LONGEST))) {
            out.writeObject(value);
        }
        return OBJECT + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads an id.
     *
     * @param text what was written
     * @return the id
     * @throws IOException if it is damaged, or holds objects of other types
     */
    public static Serializable read(String text) throws IOException {
        if (text.startsWith(TEXT)) {
            return text.substring(TEXT.length());
        }
        InputStream bytes = new ByteArrayInputStream(Base64.getDecoder().decode(text.substring(OBJECT.length())));
        try (ObjectInputStream in = new ObjectInputStream(bytes)) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("maxdepth=20;java.base/*;!*"));
            return (Serializable) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("its correlation id is of an unknown type", e);
        }
    }

    /** Refuses a class before any of its own code writes an object of it. */
    private static final class BaseModuleOutput extends ObjectOutputStream {

        BaseModuleOutput(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            if (type.getModule() != Object.class.getModule()) {
                throw new InvalidClassException(type.getTypeName(), "no type of the JDK's base module");
            }
        }
    }
}
