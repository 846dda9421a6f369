// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes, in Karaf, what a command for one mail or many may be for: an id, or a word for many. */
@Service
public final class ScopeCompleter extends MailCompleter {

    @Override
    List<String> words() {
        return List.of("queued", "failed", "all");
    }
}
