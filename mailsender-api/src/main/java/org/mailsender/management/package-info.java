// SPDX-License-Identifier: Apache-2.0
/**
 * What operators, and the tools they use, see of an instance and do with its mails.
 *
 * <p>No parameter may be null, and nothing returned is, throughout the package. The interfaces may get further methods in
 * a minor version (OSGi Core 3.6.3); only MailSender implements them.
 */
@Export
@Version("1.0.0")
package org.mailsender.management;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
