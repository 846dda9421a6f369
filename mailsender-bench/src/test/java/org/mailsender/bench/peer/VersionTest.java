// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class VersionTest {

    @Test
    void theNameOfTheJarTellsIt() {
        assertEquals("2.1.0-M1", Version.in("/repository/angus-mail/2.1.0-M1/angus-mail-2.1.0-M1.jar"));
    }

    @Test
    void classesWithoutAJarHaveNone() {
        assertEquals("of unknown version", Version.in("/target/classes/"));
    }
}
