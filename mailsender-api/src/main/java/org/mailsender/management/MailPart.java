// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import org.osgi.annotation.versioning.ProviderType;

/** A file that a mail carries: an attachment, or an image of its HTML. Immutable. */
@ProviderType
public interface MailPart {

    /**
     * Its file name.
     *
     * @return "" for none
     */
    String name();

    /**
     * Its media type.
     *
     * @return for example "text/csv", without parameters
     */
    String type();

    /**
     * Its size, decoded.
     *
     * @return in bytes
     */
    long size();
}
