// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

/** Which of an instance's mails are meant. */
public enum MailKind {
    /** Those waiting or under way. */
    QUEUED,
    /** Those given up and not yet dropped. */
    FAILED
}
