// SPDX-License-Identifier: Apache-2.0
/** What operators, and the tools they use, see of an instance and do with its mails. */
@Export
@Version("1.0.0")
package org.mailsender.management;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
