// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Something of an instance that ends at a known time: a certificate, or an access token. Immutable. */
@ProviderType
public interface Expiry {

    /**
     * What ends.
     *
     * @return words for a person, for example "the certificate of mail.example.com:587"; no secret
     */
    String what();

    /**
     * When it ends.
     *
     * @return by the wall clock
     */
    Instant until();

    /**
     * Whether somebody has to do something about it.
     *
     * @return true if it has ended or ends within 14 days, unless it is renewed by itself, as access tokens are
     */
    boolean urgent();
}
