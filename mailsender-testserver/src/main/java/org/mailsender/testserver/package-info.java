/** An SMTP server for tests: takes mails, remembers every command, and misbehaves as it is told. */
@Export
@Version("1.0.0")
package org.mailsender.testserver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
