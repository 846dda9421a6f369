// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailsender.impl.mail.BadAddressException;
import org.mailsender.impl.mail.Mailbox;
import org.mailsender.impl.mail.MailboxParser;
import org.mailsender.impl.template.Template;
import org.mailsender.store.Endpoint;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Turns configuration properties into valid {@link Settings}, or says in one sentence why that cannot be. */
public final class SettingsReader {

    private static final int YEAR_SECONDS = 31_536_000;
    private static final int DAY_SECONDS = 86_400;

    private final PropertyReader properties;
    private final Map<String, ?> raw;

    private SettingsReader(Map<String, ?> raw) throws ConfigurationException {
        this.raw = raw;
        this.properties = PropertyReader.of(raw);
    }

    /**
     * Reads and checks one configuration.
     *
     * @param properties as Config Admin delivers them, values typed or text
     * @return valid settings
     * @throws ConfigurationException naming key, value and reason
     */
    public static Settings read(Map<String, ?> properties) throws ConfigurationException {
        return new SettingsReader(properties).settings();
    }

    private Settings settings() throws ConfigurationException {
        refuseWhatWasNotMeant();
        String instance = InstanceName.of(properties, raw);
        return new Settings(
                String.valueOf(raw.get("service.pid")),
                instance,
                properties.flag("enabled"),
                new Endpoint(properties.text("interface"), properties.text("endpoint")),
                topics(instance),
                filter(),
                rendering(),
                servers(),
                delivery(),
                new StoreReader(properties).read());
    }

    private void refuseWhatWasNotMeant() throws ConfigurationException {
        for (String key : KnownKeys.all()) {
            for (String value : properties.texts(key)) {
                refusePlaceholder(key, value);
                Garbled.refuse(key, value);
            }
        }
    }

    /** An interpolation plug-in that is missing or finds no value leaves its placeholder behind. */
    private static void refusePlaceholder(String key, String value) throws ConfigurationException {
        if (Secret.MASK.equals(value)) {
            throw new ConfigurationException(key, "asterisks stand for a secret; enter the secret itself again.");
        }
        if (value.matches("(?s).*\\$\\[(secret|env|prop):.*")) {
            throw new ConfigurationException(
                    key, "its placeholder was not resolved; check Felix' interpolation plug-in and its value.");
        }
    }

    private List<String> topics(String instance) throws ConfigurationException {
        List<String> topics = new ArrayList<>();
        for (String topic : properties.list("event.topics")) {
            topics.add(TopicPattern.checked(topic.replace("<instance>", instance)));
        }
        if (topics.isEmpty()) {
            throw new ConfigurationException(
                    "event.topics", "no topic is given; use for example " + instance + "/Send.");
        }
        return List.copyOf(topics);
    }

    private String filter() throws ConfigurationException {
        String filter = properties.trimmed("event.filter");
        if (!filter.isEmpty()) {
            try {
                FrameworkUtil.createFilter(filter);
            } catch (InvalidSyntaxException e) {
                throw new ConfigurationException(
                        "event.filter", "'" + filter + "' is no LDAP filter such as (severity=high).");
            }
        }
        return filter;
    }

    private RenderingSettings rendering() throws ConfigurationException {
        Mailbox sender = mailbox("sender");
        long maxMessageBytes = properties.number("maxMessageBytes", 1024, 1L << 40);
        return new RenderingSettings(
                sender,
                reversePath(sender),
                properties.text("subjectPrefix"),
                unlessTemplate("recipients"),
                unlessTemplate("cc"),
                unlessTemplate("bcc"),
                unlessTemplate("replyTo"),
                mailboxes("redirectTo"),
                attachmentRoots(),
                maxMessageBytes,
                TemplatesReader.read(properties, maxMessageBytes));
    }

    /** Addresses with tags are known when the event has come. */
    private List<Mailbox> unlessTemplate(String key) throws ConfigurationException {
        return Template.hasTags(properties.joined(key)) ? List.of() : mailboxes(key);
    }

    /** Where the mail goes that cannot be delivered; none for the null reverse-path (RFC 5321 4.5.5). */
    private Optional<Mailbox> reversePath(Mailbox sender) throws ConfigurationException {
        String given = properties.trimmed("bounceAddress");
        if (given.isEmpty()) {
            return Optional.of(sender);
        }
        return "<>".equals(given) ? Optional.empty() : Optional.of(mailbox("bounceAddress"));
    }

    private Mailbox mailbox(String key) throws ConfigurationException {
        List<Mailbox> mailboxes = mailboxes(key);
        if (mailboxes.size() != 1) {
            throw new ConfigurationException(
                    key, "'" + properties.text(key) + "' must be exactly one address, such as app@example.com.");
        }
        return mailboxes.get(0);
    }

    private List<Mailbox> mailboxes(String key) throws ConfigurationException {
        try {
            return MailboxParser.parse(properties.joined(key));
        } catch (BadAddressException e) {
            throw new ConfigurationException(key, e.getMessage());
        }
    }

    private List<Path> attachmentRoots() throws ConfigurationException {
        List<Path> roots = new ArrayList<>();
        for (String root : properties.list("attachmentRoots")) {
            roots.add(Path.of(PropertyReader.path("attachmentRoots", root)));
        }
        return List.copyOf(roots);
    }

    private List<TransportSettings> servers() throws ConfigurationException {
        List<TransportSettings> servers = new ArrayList<>();
        List<ServerAddress> addresses =
                ServerAddress.listOf(properties.trimmed("mailServer"), properties.integer("port", 1, 65_535));
        for (ServerAddress address : addresses) {
            servers.add(transport(address, addresses.size()));
        }
        return servers;
    }

    private TransportSettings transport(ServerAddress server, int sharing) throws ConfigurationException {
        Duration attemptTimeout = seconds("attemptTimeoutSeconds", 1, DAY_SECONDS);
        return new TransportSettings(
                server.host(),
                server.port(),
                tls(),
                new TransportSettings.TrustStore(
                        properties.path("trustStore"), new Secret(properties.text("trustStorePassword"))),
                CredentialsReader.read(properties),
                seconds("connectTimeoutSeconds", 1, 3600),
                seconds("readTimeoutSeconds", 1, 3600),
                attemptTimeout,
                attemptTimeout.dividedBy(sharing),
                NotifyReader.read(properties));
    }

    private TlsMode tls() throws ConfigurationException {
        boolean startTls = properties.flag("useSsl");
        boolean implicit = properties.flag("implicitTls");
        if (startTls && implicit) {
            throw new ConfigurationException(
                    "implicitTls", "true cannot be combined with useSsl=true (STARTTLS); switch one of them off.");
        }
        if (implicit) {
            return TlsMode.IMPLICIT;
        }
        return startTls ? TlsMode.STARTTLS : TlsMode.NONE;
    }

    private DeliverySettings delivery() throws ConfigurationException {
        return new DeliverySettings(
                properties.integer("connections", 1, 100),
                seconds("idleTimeoutSeconds", 0, 3600),
                properties.integer("ratePerMinute", 0, 1_000_000),
                properties.integer("maxQueued", 1, 10_000_000),
                retry());
    }

    private RetrySettings retry() throws ConfigurationException {
        Duration first = seconds("retryDelaySeconds", 1, DAY_SECONDS);
        Duration longest = seconds("retryMaxDelaySeconds", 1, DAY_SECONDS);
        if (longest.compareTo(first) < 0) {
            throw new ConfigurationException(
                    "retryMaxDelaySeconds",
                    longest.toSeconds() + " is less than retryDelaySeconds, " + first.toSeconds() + "; raise it.");
        }
        return new RetrySettings(first, longest, seconds("retryMaxAgeSeconds", 0, YEAR_SECONDS));
    }

    private Duration seconds(String key, int least, int most) throws ConfigurationException {
        return Duration.ofSeconds(properties.integer(key, least, most));
    }
}
