// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.task;

/**
 * What a task is for.
 *
 * @param instance whose mails or server are concerned
 * @param action as the form names it
 * @param scope which mails, "" where none are concerned
 * @param total how many parts there were when it began, 0 if that cannot be told
 */
public record Purpose(String instance, String action, String scope, int total) {

    /** Whether both would be in each other's way. */
    boolean disturbs(Purpose other) {
        return instance.equals(other.instance) && scope.equals(other.scope);
    }
}
