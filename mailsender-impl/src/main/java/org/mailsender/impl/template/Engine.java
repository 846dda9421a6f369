// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The library's view of our values. It is given {@link Node}s only, and so never looks into an object itself, and it
 * escapes nothing: that is done for every tag alike where a value becomes text. It loads no other template.
 */
final class Engine implements Mustache.Collector {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withCollector(new Engine())
            .withFormatter(value -> value instanceof Node node ? node.written() : String.valueOf(value))
            .withEscaper(Escapers.NONE);

    private Engine() {}

    /** Compiles what {@link Syntax} has found to be a template. */
    static Template compile(String source) throws TemplateException {
        try {
            return COMPILER.compile(source);
        } catch (MustacheException e) {
            throw new TemplateException("it is no template that can be understood; see the guide for its tags.");
        }
    }

    @Override
    public Iterator<?> toIterator(Object value) {
        return value instanceof Node node ? node.rounds() : null;
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        return (node, wanted) ->
                ((Node) node).named(wanted).<Object>map(found -> found).orElse(Template.NO_FETCHER_FOUND);
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
