// SPDX-License-Identifier: Apache-2.0
/** The configuration of PID {@code org.mailsender.jdbc}, and the connections that it asks for. */
package org.mailsender.jdbc.settings;
