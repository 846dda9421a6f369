// SPDX-License-Identifier: Apache-2.0
package org.mailsender.bench.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailsender.bench.FelixContainer;

/** Everything that is compared, by name, MailSender first. */
public final class Peers {

    /** The one that the others are compared with. */
    public static final String OURS = "MailSender";

    private Peers() {}

    /**
     * All of them.
     *
     * @param felix where MailSender runs
     * @return how to make each
     */
    public static Map<String, Peer.Maker> all(FelixContainer felix) {
        Map<String, Peer.Maker> peers = new LinkedHashMap<>();
        peers.put(OURS, (scenario, port) -> new MailSenderPeer(felix, scenario, port, 1, 1));
        peers.put("MailSender, 4 senders", (scenario, port) -> new MailSenderPeer(felix, scenario, port, 1, 4));
        peers.put("MailSender, 4 connections", (scenario, port) -> new MailSenderPeer(felix, scenario, port, 4, 4));
        peers.put("MailSender, spool in memory", (scenario, port) -> MailSenderPeer.inMemory(felix, scenario, port));
        peers.put("Transport.send", AngusSingle::new);
        peers.put("Angus, reused", AngusReused::new);
        peers.put("Spring", Spring::new);
        peers.put("Camel", Camel::new);
        peers.put("Simple Java Mail, pool", SimpleJavaMail::new);
        peers.put("Vert.x", Vertx::new);
        peers.put("Nodemailer, pool", Nodemailer::new);
        peers.put("smtp-source", SmtpSource::new);
        return peers;
    }

    /**
     * What a JVM can send at most, which is nobody's choice.
     *
     * @return how to make it
     */
    public static Peer.Maker limit() {
        return RawClient::new;
    }
}
