// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.testing;

import java.util.Map;
import java.util.function.Function;
import org.mailsender.impl.testing.TokenEndpoint.Answer;

/**
 * An endpoint that replaces the refresh token each time: "refresh-0" was issued by hand, then come "refresh-1" and so
 * on, with "access-1" and so on. A token is used up as soon as its successor is used (RFC 9700 4.14.2, with grace).
 */
public final class RotatingTokens implements Function<Map<String, String>, Answer> {

    private int issued;
    private int used;
    private boolean revoked;

    @Override
    public synchronized Answer apply(Map<String, String> form) {
        String token = form.getOrDefault("refresh_token", "");
        int number = token.matches("refresh-\\d+") ? Integer.parseInt(token.substring(8)) : -1;
        if (revoked || number < used || number > issued) {
            // Whoever uses a token twice may have stolen it.
            revoked = true;
            return new Answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"The token was used up.\"}");
        }
        used = number;
        issued++;
        return Answer.ok("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"access-" + issued
                + "\",\"refresh_token\":\"refresh-" + issued + "\"}");
    }
}
