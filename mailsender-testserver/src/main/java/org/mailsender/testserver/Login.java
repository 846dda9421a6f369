// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** The server's side of one AUTH. Used once. */
final class Login {

    /** Sends a challenge, in base64, and waits for the answer. */
    @FunctionalInterface
    interface Question {
        String ask(String challenge) throws IOException;
    }

    private final Behaviour behaviour;
    private final Socket socket;
    private final boolean encrypted;
    private final Question question;

    Login(Behaviour behaviour, Socket socket, boolean encrypted, Question question) {
        this.behaviour = behaviour;
        this.socket = socket;
        this.encrypted = encrypted;
        this.question = question;
    }

    /** Who it is, "" if nobody that is known; the words are those of the command. */
    String user(String[] words) throws IOException {
        return switch (words[1]) {
            case "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS" -> scram(words);
            case "EXTERNAL" -> external(words[2]);
            case "LOGIN" -> {
                String name = decode(words.length > 2 ? words[2] : question.ask("VXNlcm5hbWU6"));
                yield known(name, decode(question.ask("UGFzc3dvcmQ6")));
            }
            case "XOAUTH2" -> {
                String[] fields = decode(initial(words)).split("\u0001");
                yield known(fields[0].substring("user=".length()), fields[1].substring("auth=Bearer ".length()));
            }
            default -> {
                String[] fields = decode(initial(words)).split("\0");
                yield known(fields[1], fields[2]);
            }
        };
    }

    private String initial(String[] words) throws IOException {
        return words.length > 2 ? words[2] : question.ask("");
    }

    private String known(String name, String password) {
        return password.equals(behaviour.users().get(name)) ? name : "";
    }

    /** By the client's certificate, whose common name is that of the user. */
    private String external(String identity) {
        try {
            String shown = ((SSLSocket) socket)
                    .getSession()
                    .getPeerPrincipal()
                    .getName()
                    .substring("CN=".length());
            return identity.equals("=") || decode(identity).equals(shown) ? shown : "";
        } catch (SSLPeerUnverifiedException e) {
            return "";
        }
    }

    private String scram(String[] words) throws IOException {
        boolean plus = words[1].endsWith("-PLUS");
        ScramLogin login = new ScramLogin(behaviour.users(), plus ? endPoint() : new byte[0]);
        String last = decode(question.ask(encode(login.challenge(decode(words[2])))));
        boolean offersPlus = String.join(" ", behaviour.capabilities(encrypted)).contains("-256-PLUS");
        String unbound = encrypted && !offersPlus ? "y" : "n";
        Optional<String> signature = login.conclude(last, plus ? "p=tls-server-end-point" : unbound);
        if (signature.isEmpty()) {
            return "";
        }
        question.ask(encode(signature.get()));
        return login.user();
    }

    /** RFC 5929 4, for a certificate that is signed by way of SHA-256 or SHA-384. */
    private byte[] endPoint() {
        X509Certificate own =
                (X509Certificate) ((SSLSocket) socket).getSession().getLocalCertificates()[0];
        try {
            return MessageDigest.getInstance(own.getSigAlgName().startsWith("SHA384") ? "SHA-384" : "SHA-256")
                    .digest(own.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
