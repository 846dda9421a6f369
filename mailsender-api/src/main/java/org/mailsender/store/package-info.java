// SPDX-License-Identifier: Apache-2.0
/**
 * The port behind which the mails of an instance are kept: on the local disk, or in a database that several nodes share.
 *
 * <p>MailSender's bundles use and implement it; it is no interface for others. Both sides import it up to the next minor
 * version only (OSGi Core 3.6.3, providers), so that its values may be records and still grow. No parameter may be null,
 * and nothing returned is, throughout the package.
 */
@Export
@Version("1.0.0")
package org.mailsender.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
