// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.Collection;

/** What somebody brought, by name: the properties of an event, or the parts of a mail. */
public interface Properties {

    /**
     * The value of a name.
     *
     * @param name any text
     * @return of any type, null if there is none
     */
    Object get(String name);

    /**
     * The names of all.
     *
     * @return in the order in which a list shows them
     */
    Collection<String> names();
}
