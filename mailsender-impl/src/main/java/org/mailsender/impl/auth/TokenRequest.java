// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.mailsender.impl.auth.TokenConnection.Reply;
import org.mailsender.impl.mail.Characters;

/** One request for an access token: what the endpoint grants, or one sentence that says why it does not. */
final class TokenRequest {

    /** RFC 6749 5.2 sets no limit; whole stories are told there. */
    private static final int LONGEST_DESCRIPTION = 400;

    /** RFC 6749 4.1.2.1, which some send from here too. */
    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "slow_down");

    private final String endpoint;
    private final TokenForm form;
    private final Redaction redaction = new Redaction();

    TokenRequest(String endpoint, TokenForm form) {
        this.endpoint = endpoint;
        this.form = form;
        form.secrets().forEach(redaction::conceal);
    }

    TokenAnswer send(TokenConnection connection) throws AuthenticationFailedException {
        try {
            Reply reply = connection.post(form.encoded());
            Optional<JsonFields> fields = JsonFields.of(reply.body());
            Optional<String> error = fields.flatMap(json -> json.text("error"));
            if (!reply.isOk() || error.isPresent()) {
                throw refusal(reply, error, fields.flatMap(json -> json.text("error_description")));
            }
            return TokenAnswer.read(endpoint, reply.body());
        } catch (IOException e) {
            throw unavailable(endpoint, fitForPeople(reason(e)));
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailedException(
                    "oauth2TokenUri: " + endpoint + " cannot be used: " + e.getMessage() + ".", false);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "its host name is unknown";
        }
        if (e instanceof SSLException) {
            Throwable first = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .limit(20)
                    .reduce((outer, inner) -> inner)
                    .orElse(e);
            return "no TLS connection came about, " + first.getMessage();
        }
        return e.getMessage();
    }

    /** Nothing came of it, for now. */
    static AuthenticationFailedException unavailable(String endpoint, String why) {
        return new AuthenticationFailedException("no token could be fetched from " + endpoint + ": " + why + ".", true);
    }

    private AuthenticationFailedException refusal(Reply reply, Optional<String> error, Optional<String> description) {
        String sentence = endpoint + " gave no token, but HTTP status " + reply.status()
                + error.map(code -> " " + fitForPeople(code)).orElse("")
                + description.map(text -> " (" + fitForPeople(text) + ")").orElse("");
        if (reply.isTransient() || error.filter(PASSING::contains).isPresent()) {
            return new AuthenticationFailedException(sentence + ".", true);
        }
        return error.equals(Optional.of("invalid_grant"))
                ? new GrantRefusedException(sentence + "; check the OAuth2 keys.")
                : new AuthenticationFailedException(sentence + "; check the OAuth2 keys.", false);
    }

    /** Secrets go first: one of which half is cut off, or a character replaced, would not be found any more. */
    private String fitForPeople(String text) {
        String clean =
                Characters.printable(redaction.clean(String.valueOf(text))).strip();
        return clean.codePointCount(0, clean.length()) <= LONGEST_DESCRIPTION
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "...";
    }
}
