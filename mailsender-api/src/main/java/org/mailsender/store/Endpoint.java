// SPDX-License-Identifier: Apache-2.0
package org.mailsender.store;

/**
 * What monitoring counts an outcome for. Immutable.
 *
 * @param interfaceName the logical group that the endpoint belongs to, "" for none
 * @param name the endpoint's name, "" for none
 */
public record Endpoint(String interfaceName, String name) {

    /** Where nothing is known of it. */
    public static final Endpoint NONE = new Endpoint("", "");
}
