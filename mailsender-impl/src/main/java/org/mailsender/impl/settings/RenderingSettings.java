// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailsender.impl.mail.Mailbox;

/**
 * How an event becomes a mail: taken as it is when the event comes. Immutable.
 *
 * @param sender the author, for From
 * @param reversePath whom the envelope names as the sender, empty for nobody (RFC 5321 4.5.5)
 * @param subjectPrefix put in front of every subject, blanks kept
 * @param recipients used unless the event names others, or a template does
 * @param cc used unless the event names others
 * @param bcc used unless the event names others
 * @param replyTo used unless the event names others
 * @param redirectTo if not empty, every mail goes only there
 * @param attachmentRoots if not empty, attached files must lie below one of them
 * @param maxMessageBytes longest mail, in bytes on the wire
 * @param templates what a mail has where its event brings nothing
 */
public record RenderingSettings(
        Mailbox sender,
        Optional<Mailbox> reversePath,
        String subjectPrefix,
        List<Mailbox> recipients,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<Mailbox> replyTo,
        List<Mailbox> redirectTo,
        List<Path> attachmentRoots,
        long maxMessageBytes,
        Templates templates) {}
