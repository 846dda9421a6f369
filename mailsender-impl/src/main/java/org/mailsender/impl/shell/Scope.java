// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailsender.management.MailKind;
import org.mailsender.management.Management;

/**
 * Which mails of an instance a command is for. Immutable.
 *
 * @param id of one mail, "" for all of the kinds
 * @param kinds those meant
 */
record Scope(String id, List<MailKind> kinds) {

    static final String CHOICE = "the id of a mail, or queued, failed or all";

    static Scope of(String word) {
        return switch (word) {
            case "all" -> new Scope("", List.of(MailKind.QUEUED, MailKind.FAILED));
            case "queued" -> new Scope("", List.of(MailKind.QUEUED));
            case "failed" -> new Scope("", List.of(MailKind.FAILED));
            default -> new Scope(word, List.of());
        };
    }

    boolean isOne() {
        return kinds.isEmpty();
    }

    List<String> ids(Management management) throws IOException {
        List<String> ids = new ArrayList<>();
        if (isOne()) {
            ids.add(id);
        }
        for (MailKind kind : kinds) {
            ids.addAll(management.ids(kind));
        }
        return ids;
    }

    static Refused unknown(String id) {
        return new Refused("no mail has the id '" + id + "'; mail:queue and mail:failed list them");
    }
}
