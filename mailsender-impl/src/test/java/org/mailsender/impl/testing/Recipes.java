// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The blocks of code in the guide's recipes, by the comments ahead of them. */
public final class Recipes {

    private static final Pattern NAME = Pattern.compile("<!-- recipe: (.*) -->");

    private final String guide;

    public Recipes() {
        try {
            guide = Files.readString(Path.of("..", "docs", "recipes.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> names() {
        return NAME.matcher(guide).results().map(found -> found.group(1)).toList();
    }

    /** The first block behind a comment. */
    public String block(String comment) {
        return guide.substring(guide.indexOf(comment)).split("```[a-z]*\n")[1];
    }

    public Map<String, String> configuration(String recipe) {
        return properties("<!-- recipe: " + recipe + " -->");
    }

    public Map<String, String> properties(String comment) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(block(comment)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new HashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return properties;
    }
}
