// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import org.mailsender.impl.mail.RefusedException;

/** A text with tags (Mustache), compiled once. Two of one text are equal. Immutable, thread-safe. */
public final class Template {

    private final String key;
    private final String source;
    private final com.samskivert.mustache.Template compiled;

    private Template(String key, String source, com.samskivert.mustache.Template compiled) {
        this.key = key;
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Compiles a text.
     *
     * @param key the configuration key that it belongs to
     * @param source text, with or without tags
     * @return ready for any number of mails
     * @throws TemplateException if it is none that can be used
     */
    public static Template compile(String key, String source) throws TemplateException {
        String text = source.replace("\r\n", "\n");
        Syntax.check(text);
        return new Template(key, source, Engine.compile(text));
    }

    /**
     * Whether a text has tags.
     *
     * @param text any text
     * @return false if it says the same for every mail
     */
    public static boolean hasTags(String text) {
        return text.contains(Syntax.OPEN);
    }

    /**
     * Makes a text, in which values stand as they are.
     *
     * @param occasion what tags can name
     * @param budget of the mail
     * @return the text; an unknown name is empty
     * @throws RefusedException if it would be too long, or a value cannot be read
     */
    public String text(Occasion occasion, Budget budget) throws RefusedException {
        return write(new Rendering(key, occasion, budget, Style.TEXT));
    }

    /**
     * Makes HTML, in which values are escaped.
     *
     * @param occasion what tags can name
     * @param budget of the mail
     * @return HTML; an unknown name is empty
     * @throws RefusedException if it would be too long, or a value cannot be read
     */
    public String html(Occasion occasion, Budget budget) throws RefusedException {
        return write(new Rendering(key, occasion, budget, Style.HTML));
    }

    /**
     * Makes a text whose values are told from what the template says itself.
     *
     * @param occasion what tags can name
     * @param budget of the mail
     * @return with gaps for values
     * @throws RefusedException if a name is unknown, it would be too long, or a value cannot be read
     */
    public Gapped gapped(Occasion occasion, Budget budget) throws RefusedException {
        Rendering rendering = new Rendering(key, occasion, budget, Style.GAPS);
        String text = write(rendering);
        return new Gapped(text, rendering.gaps());
    }

    private String write(Rendering rendering) throws RefusedException {
        Output out = new Output(rendering);
        try {
            compiled.execute(Node.root(rendering), out);
        } catch (RuntimeException e) {
            throw Stopped.refusalIn(e)
                    .orElseThrow(() -> new IllegalStateException("the template " + key + " cannot be filled", e));
        }
        return out.text();
    }

    /**
     * What it was compiled from.
     *
     * @return with its tags
     */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.key.equals(key) && template.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return key + "=" + source;
    }
}
