// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailsender.testserver.ReceivedMail;

/**
 * What became of the events of one instance over all nodes, kills and restarts, by their correlation ids, which are the
 * mails' subjects. Immutable.
 *
 * @param instance its name
 * @param heard all lines that the nodes' drivers wrote
 * @param mails all that the server took
 */
record Tally(String instance, List<String> heard, List<ReceivedMail> mails) {

    /** Those that a node said it had, also where a word in the line is wanted, such as {@code durable=cluster}. */
    Set<String> queued(String... words) {
        return heard.stream()
                .filter(line -> line.startsWith(instance + "/Queued "))
                .filter(line -> List.of(line.split(" ")).containsAll(List.of(words)))
                .map(Tally::correlationId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> done() {
        return new TreeSet<>(told("Done").keySet());
    }

    Set<String> failed() {
        return new TreeSet<>(told("Failed").keySet());
    }

    /** Those of which a node said that they would come late. */
    Set<String> deferred() {
        return new TreeSet<>(told("Deferred").keySet());
    }

    Set<String> arrived() {
        return mails.stream().map(mail -> mail.header("Subject")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that a node said it had, and the server never got. */
    Set<String> lost(String... words) {
        return without(queued(words), arrived());
    }

    /** Those of whose end nobody heard. */
    Set<String> untold(String... words) {
        return without(without(queued(words), done()), failed());
    }

    /** Those that have two different ends, or are said to have failed and arrived. */
    Set<String> contradicted() {
        Set<String> contradicted = arrived();
        contradicted.addAll(done());
        contradicted.retainAll(failed());
        return contradicted;
    }

    /** How many ends were told more than were due. */
    int repeats() {
        return surplus(told("Done")) + surplus(told("Failed"));
    }

    /** How many mails came more than were due. */
    int doubles() {
        return mails.size() - arrived().size();
    }

    /** Those that came under more than one Message-ID, by which a receiver would know a double. */
    Set<String> strangers() {
        Map<String, Set<String>> ids = mails.stream()
                .collect(Collectors.groupingBy(
                        mail -> mail.header("Subject"),
                        Collectors.mapping(mail -> mail.header("Message-ID"), Collectors.toSet())));
        return ids.keySet().stream()
                .filter(subject -> ids.get(subject).size() > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * How many mails came behind one that was posted later at the same node. Correlation ids are taken for
     * {@code node.number} here, and only a mail's first arrival counts, and none that was deferred.
     */
    int inversions() {
        Map<String, Integer> latest = new HashMap<>();
        Set<String> seen = deferred();
        int inversions = 0;
        for (ReceivedMail mail : mails) {
            String[] subject = mail.header("Subject").split("\\.");
            if (seen.add(mail.header("Subject"))) {
                int number = Integer.parseInt(subject[1]);
                int before = latest.merge(subject[0], number, Math::max);
                inversions += before > number ? 1 : 0;
            }
        }
        return inversions;
    }

    private Map<String, Integer> told(String end) {
        Map<String, Integer> told = new HashMap<>();
        heard.stream()
                .filter(line -> line.startsWith(instance + "/" + end + " "))
                .forEach(line -> told.merge(correlationId(line), 1, Integer::sum));
        return told;
    }

    private static String correlationId(String line) {
        return line.split(" ")[1];
    }

    private static int surplus(Map<String, Integer> told) {
        return told.values().stream().mapToInt(times -> times - 1).sum();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Override
    public String toString() {
        return queued().size() + " queued, " + arrived().size() + " arrived, " + doubles() + " of them twice, "
                + done().size() + " told as Done, " + failed().size() + " as Failed, " + repeats() + " told twice, "
                + untold().size() + " without an end so far, lost: " + lost();
    }
}
