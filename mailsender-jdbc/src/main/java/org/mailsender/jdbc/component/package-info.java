// SPDX-License-Identifier: Apache-2.0
/** The OSGi side: the component that offers the store, and what it needs of the container. */
package org.mailsender.jdbc.component;
