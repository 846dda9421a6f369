// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.settings.TransportSettings;

/** Says in one sentence why no encrypted connection came about, and what to do. */
final class TlsTrouble {

    /** What servers say to a client that showed no certificate (RFC 8446 6.2). */
    private static final Pattern WITHOUT_CERTIFICATE =
            Pattern.compile("fatal alert: (certificate_required|bad_certificate|handshake_failure)");

    private TlsTrouble() {}

    static String sentence(TransportSettings settings, Exception failure, Optional<X509Certificate> certificate) {
        String server = settings.server();
        List<Throwable> causes = causes(failure);
        String shown = certificate.map(TlsTrouble::shown).orElse("");
        if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
            return "the certificate of " + server + " has expired" + shown + "; it must be renewed there.";
        }
        if (causes.stream().anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return "the certificate of " + server + " is not valid yet" + shown + "; check the clocks.";
        }
        String messages = messages(causes);
        if (settings.host().indexOf('_') >= 0 && messages.contains("Illegal given domain name")) {
            return "the name " + settings.host() + " holds an underscore, which Java takes in no name that it checks a"
                    + " certificate against; set mailServer to another name of the server that its certificate has.";
        }
        if (messages.contains("No subject alternative") || messages.contains("No name matching")) {
            return "the certificate of " + server + " is for another name" + shown
                    + "; set mailServer to a name in it.";
        }
        // An authority that got another key under its old name is another one.
        if (causes.stream().anyMatch(CertPathBuilderException.class::isInstance)
                || messages.contains("unable to find valid certification path")
                || messages.contains("signature check failed")) {
            return "the certificate of " + server + " comes from an authority that is not trusted" + shown
                    + "; name that authority's certificate in trustStore.";
        }
        if (messages.contains("Unsupported or unrecognized SSL message")) {
            return server + " does not speak TLS from the first byte; use useSsl (STARTTLS) instead of implicitTls,"
                    + " or port 465.";
        }
        return ofAlert(settings, messages);
    }

    private static String ofAlert(TransportSettings settings, String messages) {
        String server = settings.server();
        if (settings.credentials().keyStore().isEmpty()
                && WITHOUT_CERTIFICATE.matcher(messages).find()) {
            return server + " broke off the handshake (" + Characters.printable(messages)
                    + "), as one does that wants a"
                    + " client certificate; if it does, set keyStore to the one that it knows.";
        }
        if (messages.contains("fatal alert: ")
                && !settings.credentials().keyStore().isEmpty()) {
            return server + " does not take the certificate in keyStore, "
                    + settings.credentials().keyStore().file() + ": " + Characters.printable(messages)
                    + "; have it signed by an authority that the server knows.";
        }
        return "no TLS connection to " + server + " came about: " + Characters.printable(messages) + ".";
    }

    private static String shown(X509Certificate certificate) {
        return Characters.printable(" (subject " + certificate.getSubjectX500Principal() + ", issuer "
                + certificate.getIssuerX500Principal() + ", valid "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant() + ")");
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String messages(List<Throwable> causes) {
        return String.join(
                ", ",
                causes.stream()
                        .map(Throwable::getMessage)
                        .filter(text -> text != null)
                        .distinct()
                        .toList());
    }
}
