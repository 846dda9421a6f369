// SPDX-License-Identifier: Apache-2.0
/** The commands as Karaf's shell likes them, with help and completion; its header has Karaf find them. */
@Header(name = "Karaf-Commands", value = "org.mailsender.impl.karaf")
package org.mailsender.impl.karaf;

import org.osgi.annotation.bundle.Header;
