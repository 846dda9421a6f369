/** A real PostgreSQL for tests, alone or with a standby, that is killed, frozen and robbed of its disk as they wish. */
@Export
@Version("1.0.0")
package org.mailsender.testserver.postgres;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
