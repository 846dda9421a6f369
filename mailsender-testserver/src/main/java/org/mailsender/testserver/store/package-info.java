// SPDX-License-Identifier: Apache-2.0
/** What any store of mails has to keep, as tests. */
package org.mailsender.testserver.store;
