// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is said of failures that no server is asked for. */
class RemedyTest {

    private static String sentence(Exception cause) {
        return SqlFailures.sentence(new SQLException("SSL error: no.\nMore", "08006", cause));
    }

    @Test
    void anExpiredCertificateIsToBeRenewed() {
        assertEquals(
                "SSL error: no; renew the certificate of the database",
                sentence(new CertPathValidatorException(new CertificateExpiredException("over"))));
    }

    @Test
    void aCertificateOfTheFutureIsAQuestionOfClocks() {
        assertEquals(
                "SSL error: no; check the clocks, or have the certificate of the database made anew",
                sentence(new CertPathValidatorException(new CertificateNotYetValidException("soon"))));
    }

    @Test
    void aFailureThatSpeaksForItselfIsLeftAsItIs() {
        assertEquals("no entry.", SqlFailures.sentence(new SQLException("no entry.", "28000")));
        assertEquals("SSL error: no.", sentence(new Exception("x")));
    }

    @Test
    void aPasswordThatIsRefusedIsToBeChecked() {
        assertEquals(
                "FATAL: not you; check user and password",
                SqlFailures.sentence(new SQLException("FATAL: not you", "28P01")));
    }
}
