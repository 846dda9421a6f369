// SPDX-License-Identifier: Apache-2.0
/**
 * The API of MailSender: the service, its values, and the names of topics, properties and keys.
 *
 * <p>No parameter may be null, and nothing returned is, throughout the package; what may be missing is an
 * {@link java.util.Optional}. What MailSender hands out are interfaces that may get further methods in a minor version
 * (OSGi Core 3.6.3); only MailSender implements them.
 */
@Export
@Version("1.0.0")
package org.mailsender;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
