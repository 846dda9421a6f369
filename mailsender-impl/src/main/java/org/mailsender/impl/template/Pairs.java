// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.Map;

/** Names with their values as a section loops over them: {@code {{#properties}}{{name}}: {{value}}{{/properties}}}. */
final class Pairs {

    /** The name of the section. */
    static final String NAME = "properties";

    private Pairs() {}

    static Map<String, Object> of(String name, Object value) {
        return Map.of("name", name, "value", value);
    }
}
