// SPDX-License-Identifier: Apache-2.0
package org.mailsender.testserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** What a server offers, wants and does otherwise than usual. Thread-safe. */
final class Behaviour {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile List<String> extensions =
            List.of("PIPELINING", "SIZE 104857600", "8BITMIME", "ENHANCEDSTATUSCODES");
    private volatile Map<String, String> users = Map.of();
    private volatile long delayMillis;
    private volatile SSLContext tls;
    private volatile boolean implicitTls;
    private volatile boolean certificates;
    private volatile Limit limit = new Limit(Integer.MAX_VALUE, Step.DOT, Reaction.drop());

    /** What happens after so many mails on one connection. */
    record Limit(int mails, Step at, Reaction then) {}

    void limit(Limit perConnection) {
        limit = perConnection;
    }

    Optional<Reaction> reactionAfter(int mails, Step step) {
        Limit now = limit;
        return mails >= now.mails() && step == now.at() ? Optional.of(now.then()) : Optional.empty();
    }

    void slowDown(long millis) {
        delayMillis = millis;
    }

    long delayMillis() {
        return delayMillis;
    }

    void add(Rule rule) {
        rules.add(rule);
    }

    void forgetRules() {
        rules.clear();
    }

    void offer(List<String> keywords) {
        extensions = keywords;
    }

    void require(Map<String, String> accounts) {
        users = accounts;
    }

    void encrypt(SSLContext context, boolean fromFirstByte) {
        tls = context;
        implicitTls = fromFirstByte;
    }

    Optional<Reaction> reactionTo(Step step, String text) {
        for (Rule rule : rules) {
            Reaction reaction = rule.reactionTo(step, text);
            if (reaction != null) {
                return Optional.of(reaction);
            }
        }
        return Optional.empty();
    }

    /** The lines of the reply to EHLO. */
    String[] capabilities(boolean encrypted) {
        List<String> lines = new ArrayList<>(List.of("test.example"));
        lines.addAll(extensions);
        if (tls != null && !encrypted) {
            lines.add("STARTTLS");
        }
        if (!users.isEmpty()) {
            lines.add("AUTH PLAIN LOGIN XOAUTH2");
        }
        String[] replies = new String[lines.size()];
        for (int i = 0; i < replies.length; i++) {
            replies[i] = (i < replies.length - 1 ? "250-" : "250 ") + lines.get(i);
        }
        return replies;
    }

    Map<String, String> users() {
        return users;
    }

    Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    void needCertificates() {
        certificates = true;
    }

    boolean needsCertificates() {
        return certificates;
    }

    boolean isImplicitTls() {
        return implicitTls;
    }
}
