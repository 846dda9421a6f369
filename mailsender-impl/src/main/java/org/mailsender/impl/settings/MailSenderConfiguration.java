// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The configuration form (OSGi Compendium 105), and the one source of defaults. The keys that the API names, and the
 * README's table, are compared with it by tests.
 *
 * <p>Never instantiated: {@link SettingsReader} reads the properties itself, because values may come as text, and so
 * that one clear sentence can be given for each mistake. It takes keys and defaults from here; the ranges, and which
 * keys are passwords ({@link KnownKeys}), are not kept at run time, and a test sees to it that both say the same.
 */
@ObjectClassDefinition(name = "%ocd.name", description = "%ocd.description", localization = "OSGI-INF/l10n/mailsender")
public @interface MailSenderConfiguration {

    @AttributeDefinition(name = "%mailServer.name", description = "%mailServer.description")
    String mailServer();

    @AttributeDefinition(
            name = "%port.name",
            description = "%port.description",
            required = false,
            min = "1",
            max = "65535")
    int port() default 25;

    @AttributeDefinition(name = "%useSsl.name", description = "%useSsl.description", required = false)
    boolean useSsl() default false;

    @AttributeDefinition(
            name = "%useDefaultCredentials.name",
            description = "%useDefaultCredentials.description",
            required = false)
    boolean useDefaultCredentials() default false;

    @AttributeDefinition(name = "%userName.name", description = "%userName.description", required = false)
    String userName() default "";

    @AttributeDefinition(
            name = "%password.name",
            description = "%password.description",
            required = false,
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(name = "%recipients.name", description = "%recipients.description", required = false)
    String recipients() default "";

    @AttributeDefinition(name = "%sender.name", description = "%sender.description")
    String sender();

    @AttributeDefinition(name = "%subjectPrefix.name", description = "%subjectPrefix.description", required = false)
    String subjectPrefix() default "";

    @AttributeDefinition(name = "%subject.name", description = "%subject.description", required = false)
    String subject() default "";

    @AttributeDefinition(name = "%message.name", description = "%message.description", required = false)
    String message() default "";

    @AttributeDefinition(name = "%messageFile.name", description = "%messageFile.description", required = false)
    String messageFile() default "";

    @AttributeDefinition(name = "%text.name", description = "%text.description", required = false)
    String text() default "";

    @AttributeDefinition(name = "%isHtml.name", description = "%isHtml.description", required = false)
    boolean isHtml() default false;

    @AttributeDefinition(name = "%attachments.name", description = "%attachments.description", required = false)
    String attachments() default "";

    @AttributeDefinition(name = "%endpoint.name", description = "%endpoint.description", required = false)
    String endpoint() default "";

    /** The sign is taken away in the attribute's name (OSGi Compendium 112.8.2.1). */
    @AttributeDefinition(name = "%interface.name", description = "%interface.description", required = false)
    String interface$() default "";

    @AttributeDefinition(name = "%instance.name", description = "%instance.description", required = false)
    String instance() default "";

    @AttributeDefinition(name = "%enabled.name", description = "%enabled.description", required = false)
    boolean enabled() default true;

    @AttributeDefinition(
            name = "%event_topics.name",
            description = "%event_topics.description",
            required = false,
            cardinality = 100)
    String[] event_topics() default "<instance>/Send";

    @AttributeDefinition(name = "%event_filter.name", description = "%event_filter.description", required = false)
    String event_filter() default "";

    @AttributeDefinition(name = "%cc.name", description = "%cc.description", required = false)
    String cc() default "";

    @AttributeDefinition(name = "%bcc.name", description = "%bcc.description", required = false)
    String bcc() default "";

    @AttributeDefinition(name = "%bounceAddress.name", description = "%bounceAddress.description", required = false)
    String bounceAddress() default "";

    /** The sign is taken away in the attribute's name (OSGi Compendium 112.8.2.1), as no method may be called so. */
    @AttributeDefinition(name = "%notify.name", description = "%notify.description", required = false)
    String[] notify$() default {};

    @AttributeDefinition(name = "%replyTo.name", description = "%replyTo.description", required = false)
    String replyTo() default "";

    @AttributeDefinition(name = "%implicitTls.name", description = "%implicitTls.description", required = false)
    boolean implicitTls() default false;

    @AttributeDefinition(name = "%trustStore.name", description = "%trustStore.description", required = false)
    String trustStore() default "";

    @AttributeDefinition(
            name = "%trustStorePassword.name",
            description = "%trustStorePassword.description",
            required = false,
            type = AttributeType.PASSWORD)
    String trustStorePassword() default "";

    @AttributeDefinition(name = "%keyStore.name", description = "%keyStore.description", required = false)
    String keyStore() default "";

    @AttributeDefinition(
            name = "%keyStorePassword.name",
            description = "%keyStorePassword.description",
            required = false,
            type = AttributeType.PASSWORD)
    String keyStorePassword() default "";

    @AttributeDefinition(
            name = "%allowCleartextAuth.name",
            description = "%allowCleartextAuth.description",
            required = false)
    boolean allowCleartextAuth() default false;

    @AttributeDefinition(
            name = "%authMechanisms.name",
            description = "%authMechanisms.description",
            required = false,
            cardinality = 100)
    String[] authMechanisms() default {};

    @AttributeDefinition(name = "%oauth2TokenUri.name", description = "%oauth2TokenUri.description", required = false)
    String oauth2TokenUri() default "";

    @AttributeDefinition(name = "%oauth2ClientId.name", description = "%oauth2ClientId.description", required = false)
    String oauth2ClientId() default "";

    @AttributeDefinition(
            name = "%oauth2ClientSecret.name",
            description = "%oauth2ClientSecret.description",
            required = false,
            type = AttributeType.PASSWORD)
    String oauth2ClientSecret() default "";

    @AttributeDefinition(name = "%oauth2Scope.name", description = "%oauth2Scope.description", required = false)
    String oauth2Scope() default "";

    @AttributeDefinition(
            name = "%oauth2RefreshToken.name",
            description = "%oauth2RefreshToken.description",
            required = false,
            type = AttributeType.PASSWORD)
    String oauth2RefreshToken() default "";

    @AttributeDefinition(name = "%oauth2KeyStore.name", description = "%oauth2KeyStore.description", required = false)
    String oauth2KeyStore() default "";

    @AttributeDefinition(
            name = "%oauth2KeyStorePassword.name",
            description = "%oauth2KeyStorePassword.description",
            required = false,
            type = AttributeType.PASSWORD)
    String oauth2KeyStorePassword() default "";

    @AttributeDefinition(name = "%oauth2Subject.name", description = "%oauth2Subject.description", required = false)
    String oauth2Subject() default "";

    @AttributeDefinition(
            name = "%connections.name",
            description = "%connections.description",
            required = false,
            min = "1",
            max = "100")
    int connections() default 1;

    @AttributeDefinition(
            name = "%idleTimeoutSeconds.name",
            description = "%idleTimeoutSeconds.description",
            required = false,
            min = "0",
            max = "3600")
    int idleTimeoutSeconds() default 30;

    @AttributeDefinition(
            name = "%connectTimeoutSeconds.name",
            description = "%connectTimeoutSeconds.description",
            required = false,
            min = "1",
            max = "3600")
    int connectTimeoutSeconds() default 30;

    @AttributeDefinition(
            name = "%readTimeoutSeconds.name",
            description = "%readTimeoutSeconds.description",
            required = false,
            min = "1",
            max = "3600")
    int readTimeoutSeconds() default 60;

    @AttributeDefinition(
            name = "%attemptTimeoutSeconds.name",
            description = "%attemptTimeoutSeconds.description",
            required = false,
            min = "1",
            max = "86400")
    int attemptTimeoutSeconds() default 900;

    @AttributeDefinition(
            name = "%retryDelaySeconds.name",
            description = "%retryDelaySeconds.description",
            required = false,
            min = "1",
            max = "86400")
    int retryDelaySeconds() default 30;

    @AttributeDefinition(
            name = "%retryMaxDelaySeconds.name",
            description = "%retryMaxDelaySeconds.description",
            required = false,
            min = "1",
            max = "86400")
    int retryMaxDelaySeconds() default 1800;

    @AttributeDefinition(
            name = "%retryMaxAgeSeconds.name",
            description = "%retryMaxAgeSeconds.description",
            required = false,
            min = "0",
            max = "31536000")
    int retryMaxAgeSeconds() default 172800;

    @AttributeDefinition(
            name = "%maxQueued.name",
            description = "%maxQueued.description",
            required = false,
            min = "1",
            max = "10000000")
    int maxQueued() default 100000;

    @AttributeDefinition(
            name = "%maxMessageBytes.name",
            description = "%maxMessageBytes.description",
            required = false,
            min = "1024",
            max = "1099511627776")
    long maxMessageBytes() default 52428800;

    @AttributeDefinition(
            name = "%attachmentRoots.name",
            description = "%attachmentRoots.description",
            required = false,
            cardinality = 100)
    String[] attachmentRoots() default {};

    @AttributeDefinition(name = "%redirectTo.name", description = "%redirectTo.description", required = false)
    String redirectTo() default "";

    @AttributeDefinition(
            name = "%ratePerMinute.name",
            description = "%ratePerMinute.description",
            required = false,
            min = "0",
            max = "1000000")
    int ratePerMinute() default 0;

    @AttributeDefinition(name = "%store.name", description = "%store.description", required = false)
    String store() default "";

    @AttributeDefinition(name = "%spoolDirectory.name", description = "%spoolDirectory.description", required = false)
    String spoolDirectory() default "";

    @AttributeDefinition(name = "%nameHint.name")
    String webconsole_configurationFactory_nameHint() default "{instance} {service.pid} ({mailServer})";
}
