// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What token endpoints say, well and badly formed. */
class TokenAnswerTest {

    private static final String STRAY = "{}[]\",:\\u0\uFFFDtn-1e";

    private static TokenAnswer read(String json) throws AuthenticationFailedException {
        return TokenAnswer.read("https://t", json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"access_token\":\"abc\"}                                                  | abc",
                "{\"access_token\":\"a\\u002Bb\\/c\\u003d\",\"x\":{\"access_token\":\"no\"}} | a+b/c=",
                "{\"x\":[1,{\"access_token\":[\"no\",{}]},[]],\"access_token\":\"abc\"}      | abc",
                "\uFEFF { \"access\\u005Ftoken\" : \"abc\" , \"token_type\" : \"bEARER\" }   | abc",
                "{\"access_token\":\"a\\\"b\\\\c\",\"scope\":\"\\uD83D\\uDE00\",\"y\":null}  | a\"b\\c",
                "{\"name\":\"B\u00FCcher\",\"access_token\":\"abc\",\"t\":true,\"n\":-1.5e3} | abc",
            })
    void theTokenIsReadAsJsonMeansIt(String json, String token) throws Exception {
        assertEquals(token, read(json).accessToken().reveal());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "3599                     | 3599",
                "\"120\"                  | 120",
                "59.9                     | 59",
                "1e2                      | 100",
                "0                        | 0",
                "-5                       | 0",
                "\"-5\"                   | 0",
                "99999999999999999999     | 31536000",
                "1e999                    | 31536000",
                "\"999999999999999999\"   | 31536000",
                "\"soon\"                 | 3600",
                "\"\"                     | 3600",
                "null                     | 3600",
                "{\"seconds\":5}          | 3600",
                "[5]                      | 3600",
                "true                     | 3600",
            })
    void anyLifeIsUnderstood(String life, long seconds) throws Exception {
        TokenAnswer answer = read("{\"expires_in\":" + life + ",\"access_token\":\"abc\"}");

        assertEquals(seconds, answer.life().toSeconds());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``                                                       | is not the JSON object",
                "<html>access_token</html>                                | is not the JSON object",
                "access_token=abc&token_type=bearer                       | is not the JSON object",
                "[{\"access_token\":\"abc\"}]                             | is not the JSON object",
                "\"access_token\"                                         | is not the JSON object",
                "{\"access_token\":\"abc\"                                | is not the JSON object",
                "{\"access_token\":\"abc                                  | is not the JSON object",
                "{\"access_token\":\"abc\",}                              | is not the JSON object",
                "{\"access_token\":\"abc\\q\"}                            | is not the JSON object",
                "{'access_token':'abc'}                                   | is not the JSON object",
                "{\"access_token\":\"abc\",\"access_token\":\"def\"}      | is not the JSON object",
                "{\"access_token\":\"abc\",\"x\":1,\"x\":[]}              | is not the JSON object",
                "{}                                                       | holds no access_token that is a text",
                "{\"access_token\":\"\"}                                  | holds no access_token that is a text",
                "{\"access_token\":null}                                  | holds no access_token that is a text",
                "{\"access_token\":12345}                                 | holds no access_token that is a text",
                "{\"access_token\":[\"abc\"]}                             | holds no access_token that is a text",
                "{\"data\":{\"access_token\":\"abc\"}}                    | holds no access_token that is a text",
                "{\"access_token\":\"a\\u0001b\"}                         | with characters that RFC 6749 A.12",
                "{\"access_token\":\"a\\r\\nb\"}                          | with characters that RFC 6749 A.12",
                "{\"access_token\":\"B\u00FCcher\"}                       | with characters that RFC 6749 A.12",
                "{\"access_token\":\"abc\",\"token_type\":\"mac\"}        | of the type 'mac', but XOAUTH2 takes Bearer",
                "{\"access_token\":\"abc\",\"token_type\":\"\\u0007\"}    | of the type '?', but XOAUTH2 takes Bearer",
            })
    void whatCannotBeUsedIsSaidInOneSentence(String json, String reason) {
        AuthenticationFailedException failure = assertThrows(AuthenticationFailedException.class, () -> read(json));

        assertTrue(failure.getMessage().startsWith("the answer of https://t "), failure::getMessage);
        assertTrue(failure.getMessage().contains(reason), failure::getMessage);
        assertTrue(failure.getMessage().endsWith("."), failure::getMessage);
        assertFalse(failure.getMessage().contains("abc"), failure::getMessage);
        assertFalse(failure.isTransient());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void noDepthExhaustsTheStack(String opening) throws Exception {
        String deep = opening.repeat(30_000);
        String closed = deep + "1" + (opening.equals("[") ? "]" : "}").repeat(30_000);

        assertThrows(AuthenticationFailedException.class, () -> read("{\"access_token\":\"abc\",\"x\":" + deep));
        assertEquals(
                "abc",
                read("{\"x\":" + closed + ",\"access_token\":\"abc\"}")
                        .accessToken()
                        .reveal());
    }

    @Test
    void aReplacedRefreshTokenIsReadToo() throws Exception {
        assertEquals(
                "r/1",
                read("{\"access_token\":\"a\",\"refresh_token\":\"r\\/1\"}")
                        .refreshToken()
                        .reveal());
        assertEquals(
                "",
                read("{\"access_token\":\"a\",\"refresh_token\":null}")
                        .refreshToken()
                        .reveal());
        assertEquals("", read("{\"access_token\":\"a\"}").refreshToken().reveal());
    }

    @Test
    void nothingOfAnAnswerShows() throws Exception {
        assertFalse(read("{\"access_token\":\"abc\",\"refresh_token\":\"def\"}")
                .toString()
                .matches(".*(abc|def).*"));
    }

    @Test
    void noOctetMoreOrLessIsAnythingButASentence() {
        String whole =
                "{\"token_type\":\"Bearer\",\"x\":[1.5e3,{\"y\":null}],\"expires_in\":3600,\"access_token\":\"a\\u002Bb\"}";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int change = 0; change <= i % 3 && text.length() > 1; change++) {
                int at = random.nextInt(Math.max(1, text.length() - 1));
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, STRAY.charAt(random.nextInt(STRAY.length())));
                    default -> text.setLength(at + 1);
                }
            }
            try {
                assertFalse(read(text.toString()).accessToken().isEmpty());
            } catch (AuthenticationFailedException e) {
                assertTrue(e.getMessage().startsWith("the answer of "), e::getMessage);
            }
        }
    }
}
