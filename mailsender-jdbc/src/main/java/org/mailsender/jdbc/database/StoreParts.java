// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.database;

/**
 * What the store of an instance remembers beside the database. Thread-safe.
 *
 * @param announcing mails whose Queued is not told
 * @param unwritten what the database does not know yet
 * @param reading reads mails that wait
 * @param window the mails that are next
 * @param queue what nodes do together
 * @param houseTexts texts for others than the sender
 */
record StoreParts(
        Announcing announcing,
        Unwritten unwritten,
        Reading reading,
        Window window,
        SharedQueue queue,
        TextSource houseTexts) {

    static StoreParts of(String instance, String settings, Node node) {
        Announcing announcing = new Announcing();
        Unwritten unwritten = new Unwritten();
        Lane sender = node.connecting().sender();
        Reading reading = new Reading(sender, instance);
        Window window = new Window(instance, sender, announcing, unwritten, reading);
        return new StoreParts(
                announcing,
                unwritten,
                reading,
                window,
                new SharedQueue(instance, settings, node, announcing, window),
                new TextSource(node.connecting().house(), instance));
    }
}
