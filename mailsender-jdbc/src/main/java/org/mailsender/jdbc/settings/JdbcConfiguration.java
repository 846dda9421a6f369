// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The configuration form (OSGi Compendium 105), and the one source of defaults.
 *
 * <p>Never instantiated: {@link JdbcSettingsReader} reads the properties itself, because values may come as text, and so
 * that one clear sentence can be given for each mistake. Ranges are not kept at run time; a test sees to it that both say
 * the same.
 */
@ObjectClassDefinition(
        name = "%ocd.name",
        description = "%ocd.description",
        localization = "OSGI-INF/l10n/mailsender-jdbc")
public @interface JdbcConfiguration {

    @AttributeDefinition(
            name = "%dataSource_target.name",
            description = "%dataSource_target.description",
            required = false)
    String dataSource_target() default "";

    @AttributeDefinition(name = "%url.name", description = "%url.description", required = false)
    String url() default "";

    @AttributeDefinition(name = "%user.name", description = "%user.description", required = false)
    String user() default "";

    @AttributeDefinition(
            name = "%password.name",
            description = "%password.description",
            required = false,
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(name = "%node.name", description = "%node.description", required = false)
    String node() default "";

    @AttributeDefinition(
            name = "%leaseSeconds.name",
            description = "%leaseSeconds.description",
            required = false,
            min = "3",
            max = "300")
    int leaseSeconds() default 15;

    @AttributeDefinition(
            name = "%nodeTimeoutSeconds.name",
            description = "%nodeTimeoutSeconds.description",
            required = false,
            min = "5",
            max = "86400")
    int nodeTimeoutSeconds() default 60;

    @AttributeDefinition(
            name = "%pollMillis.name",
            description = "%pollMillis.description",
            required = false,
            min = "50",
            max = "60000")
    int pollMillis() default 500;

    @AttributeDefinition(name = "%createSchema.name", description = "%createSchema.description", required = false)
    boolean createSchema() default true;
}
