// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailsender.management.ClusterStatus;
import org.mailsender.management.Expiry;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;
import org.mailsender.management.RefusedConfiguration;
import org.mailsender.management.ServerStatus;
import org.mailsender.webconsole.model.Registry;

/** Instances as tests and photographs want them. */
public final class Stage implements Registry {

    private static final String REPLY = "550 5.1.1 <nobody@example.com>: Recipient address rejected";

    private final List<StagedManagement> instances = new ArrayList<>();
    private final List<RefusedConfiguration> refused = new ArrayList<>();
    private final Instant now;

    public Stage(Instant now) {
        this.now = now;
    }

    public StagedManagement ready(String name) {
        return add(name, "", "");
    }

    public StagedManagement held(String name) {
        return add(
                name,
                "mail.example.com:587 refused the connection; check mailServer and port, and that the server runs.",
                "");
    }

    public StagedManagement broken(String name) {
        return add(
                name,
                "",
                "the spool folder /var/lib/mailsender/" + name + " cannot be written: No space left on device");
    }

    /** One whose queue node a and node b share. */
    public StagedManagement shared(String name, String sender, String trouble, String... warnings) {
        return add(
                name,
                "",
                "",
                Optional.of(new StagedStatus.Cluster(
                        "jdbc", "node-a", sender, trouble.isEmpty() ? 0 : 7, trouble, List.of(warnings))));
    }

    private StagedManagement add(String name, String held, String spool) {
        return add(name, held, spool, Optional.empty());
    }

    private StagedManagement add(String name, String held, String spool, Optional<ClusterStatus> cluster) {
        Optional<Instant> until = held.isEmpty() ? Optional.empty() : Optional.of(now.plus(Duration.ofMinutes(4)));
        List<ServerStatus> servers = List.of(
                new StagedStatus.Server("mail.example.com:587", held.isEmpty(), held, until),
                new StagedStatus.Server("backup.example.com:587", false, "", Optional.empty()));
        StagedManagement staged = new StagedManagement(new StagedStatus(
                name,
                "org.mailsender~" + name,
                "mail.example.com:587",
                servers,
                true,
                now.minus(Duration.ofHours(75)),
                until,
                held,
                spool,
                0,
                Optional.empty(),
                0,
                12_345,
                17,
                230,
                held.isEmpty() ? "" : held,
                cluster));
        instances.add(staged);
        return staged.traffic(7)
                .with(StagedTransaction.of(
                        name,
                        true,
                        "Ihre Bestellung 4711 😀",
                        "Mail sent to 2 recipient(s): 250 2.0.0 Ok: queued as 4711",
                        now.minusSeconds(70)))
                .with(StagedTransaction.of(name, false, "Rechnung 0815", REPLY, now.minusSeconds(4000)));
    }

    public Stage failed(StagedManagement to, int count) {
        for (int i = 0; i < count; i++) {
            to.with(StagedMail.of(
                    MailKind.FAILED,
                    i,
                    now.minusSeconds(30L * (count - i)),
                    "Rechnung " + (10_000 + i) + (i % 5 == 3 ? " <b>&\"${x}" : " für Müller & Söhne"),
                    REPLY));
        }
        return this;
    }

    public Stage queued(StagedManagement to, int count, String error) {
        for (int i = 0; i < count; i++) {
            to.with(StagedMail.of(
                    MailKind.QUEUED,
                    500_000 + i,
                    now.minusSeconds(20L * (count - i)),
                    "Ihre Bestellung " + (4711 + i),
                    error));
        }
        return this;
    }

    public Stage expiring(StagedManagement of) {
        of.with(new End("the certificate of mail.example.com:587", now.plus(Duration.ofDays(6)), true))
                .with(new End("the token of https://login.example.com/token", now.plus(Duration.ofMinutes(55)), false));
        return this;
    }

    private record End(String what, Instant until, boolean urgent) implements Expiry {}

    public Stage refused(String name) {
        refused.add(new Refusal(
                "org.mailsender~" + name,
                name,
                "port: 70000 is out of range; use 1 to 65535.",
                now.minus(Duration.ofMinutes(12))));
        return this;
    }

    private record Refusal(String pid, String instance, String reason, Instant since) implements RefusedConfiguration {}

    @Override
    public Collection<Management> instances() {
        return List.copyOf(instances);
    }

    @Override
    public Optional<Management> instance(String name) {
        return instances().stream()
                .filter(instance -> instance.status().instance().equals(name))
                .findFirst();
    }

    @Override
    public Collection<RefusedConfiguration> refused() {
        return List.copyOf(refused);
    }
}
