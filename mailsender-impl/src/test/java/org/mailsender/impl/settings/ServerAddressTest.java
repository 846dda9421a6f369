// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a mail server. */
class ServerAddressTest {

    private static Settings settings(String mailServer) throws ConfigurationException {
        return SettingsReader.read(
                Map.of("instance", "orders", "mailServer", mailServer, "port", 26, "sender", "app@example.com"));
    }

    private static TransportSettings transport(String mailServer) throws ConfigurationException {
        return settings(mailServer).transport();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.com, smtp.example.com, 26, smtp.example.com:26",
        "smtp.example.com:587, smtp.example.com, 587, smtp.example.com:587",
        "192.0.2.1:587, 192.0.2.1, 587, 192.0.2.1:587",
        "192.0.2.1, 192.0.2.1, 26, 192.0.2.1:26",
        "my_host, my_host, 26, my_host:26",
        "::1, ::1, 26, [::1]:26",
        "[::1], ::1, 26, [::1]:26",
        "[2001:db8::1]:587, 2001:db8::1, 587, [2001:db8::1]:587",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1, 26, [::ffff:192.0.2.1]:26",
        "fe80::1%eth0, fe80::1%eth0, 26, [fe80::1%eth0]:26"
    })
    void aPortBehindTheHostMeansWhatItSays(String text, String host, int port, String server) throws Exception {
        TransportSettings transport = transport(text);

        assertEquals(host, transport.host());
        assertEquals(port, transport.port());
        assertEquals(server, transport.server());
    }

    @Test
    void severalServersHaveEachItsOwnPort() throws Exception {
        List<TransportSettings> servers =
                settings(" a.example ,b.example:2525,  [::1]:587, ::1").servers();

        assertEquals(
                List.of("a.example:26", "b.example:2525", "[::1]:587", "[::1]:26"),
                servers.stream().map(TransportSettings::server).toList());
    }

    @Test
    void severalServersShareTheTimeOfAnAttempt() throws Exception {
        TransportSettings alone = settings("a.example").transport();
        TransportSettings shared = settings("a.example, b.example, c.example").transport();

        assertEquals(alone.attemptTimeout(), alone.openTimeout());
        assertEquals(alone.attemptTimeout(), shared.attemptTimeout());
        assertEquals(alone.attemptTimeout().dividedBy(3), shared.openTimeout());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example; b.example     | 'a.example; b.example' is no host name",
                "a.example,, b.example    | element 2 of 'a.example,, b.example' is empty; name a server there",
                "a.example,               | element 2 of 'a.example,' is empty",
                ",                        | element 1 of ',' is empty",
                "a.example, b:26, A.EXAMPLE:26 | element 3 of 'a.example, b:26, A.EXAMPLE:26' is the same server as element 1",
                "a.example, b:99999       | '99999' in 'b:99999' is no port",
                "a.example, b c           | 'b c' is no host name",
                "smtp.example.com:        | '' in 'smtp.example.com:' is no port",
                "smtp.example.com:0       | is no port; use 1 to 65535",
                "smtp.example.com:65536   | is no port",
                "smtp.example.com:smtp    | is no port",
                "[::1]:99999999999        | is no port",
                "smtp://smtp.example.com  | is no",
                "smtp.example.com 25      | is no host name or IP address; write smtp.example.com,",
                "[smtp.example.com]       | is no host name",
                "[::1                     | is no host name",
                "1:2:3                    | is no host name",
                "a:b:c                    | is no host name",
                ".::                      | is no host name",
                ":25                      | is no host name",
                "[]:25                    | is no host name"
            })
    void whatIsNoServerIsRefusedByASentence(String text, String reason) {
        String sentence = assertThrows(ConfigurationException.class, () -> transport(text))
                .getMessage();

        assertTrue(sentence.startsWith("mailServer: ") && sentence.contains(reason), sentence);
    }
}
