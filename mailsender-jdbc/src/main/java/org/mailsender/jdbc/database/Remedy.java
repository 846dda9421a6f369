// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

import java.io.FileNotFoundException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an administrator can do about a failure whose own words do not say it. */
final class Remedy {

    /** The driver's words are translated, this name in them is not. */
    private static final String NAME_CHECK = "HostnameVerifier";

    private static final String INVALID_PASSWORD = "28P01";

    private Remedy() {}

    /** Empty if there is nothing to add. */
    static String of(Exception failure) {
        List<Throwable> causes = causes(failure);
        if (any(causes, CertificateExpiredException.class)) {
            return "renew the certificate of the database";
        }
        if (any(causes, CertificateNotYetValidException.class)) {
            return "check the clocks, or have the certificate of the database made anew";
        }
        if (any(
                causes,
                CertPathBuilderException.class,
                CertPathValidatorException.class,
                FileNotFoundException.class)) {
            return "let sslrootcert in the URL name a file, in PEM, with the authority that signed the certificate of the"
                    + " database";
        }
        if (String.valueOf(failure.getMessage()).contains(NAME_CHECK)) {
            return "let the URL name it as its certificate does, or give it one for this name";
        }
        return SqlFailures.hasState(failure, INVALID_PASSWORD) ? "check user and password" : "";
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static boolean any(List<Throwable> causes, Class<?>... kinds) {
        return causes.stream().anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }
}
