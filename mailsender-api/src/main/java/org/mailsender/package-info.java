/** The API of MailSender: the service, its immutable values, and the names of topics, properties and keys. */
@Export
@Version("1.0.0")
package org.mailsender;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
