// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.Characters;
import org.mailsender.impl.mail.RefusedException;
import org.mailsender.impl.template.Gap;
import org.mailsender.impl.template.Gapped;

/**
 * The files that a template names. It is split at its commas before values fill its gaps, so that no value can name a
 * second file; and a value that is a part of a path cannot climb out of its folder. Used once, by one thread.
 */
final class FilledFiles {

    private final String property;
    private final Gapped list;
    private final List<Attachment> files = new ArrayList<>();
    private int next;

    private FilledFiles(String property, Gapped list) {
        this.property = property;
        this.list = list;
    }

    static List<Attachment> of(String property, Gapped list) throws RefusedException {
        return list.gaps().isEmpty()
                ? AttachmentReader.list(property, list.text())
                : new FilledFiles(property, list).files();
    }

    private List<Attachment> files() throws RefusedException {
        for (String part : list.text().split(",")) {
            String entry = part.strip();
            if (entry.equals(String.valueOf(Gapped.GAP))) {
                addWhole(list.gaps().get(next++));
            } else if (!entry.isEmpty()) {
                add(entry);
            }
        }
        return files;
    }

    /** The value is a file, or several; a blank text is none. */
    private void addWhole(Gap gap) throws RefusedException {
        for (int i = 0; i < gap.values().size(); i++) {
            Object value = gap.values().get(i);
            if (!(value instanceof CharSequence) || !gap.texts().get(i).isBlank()) {
                files.add(AttachmentReader.single(property, value));
            }
        }
    }

    private void add(String entry) throws RefusedException {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < entry.length(); i++) {
            if (entry.charAt(i) == Gapped.GAP) {
                filled.append(single(list.gaps().get(next++)));
            } else {
                filled.append(entry.charAt(i));
            }
        }
        Attachment file = AttachmentReader.single(property, filled.toString());
        Attachment meant = AttachmentReader.single(property, entry.replace(Gapped.GAP, 'x'));
        if (climbs(file) != climbs(meant)) {
            throw new RefusedException(
                    property,
                    Characters.quoted(filled.toString()) + " leads out of the folder that the template names, by a .."
                            + " that was brought.");
        }
        files.add(file);
    }

    private String single(Gap gap) throws RefusedException {
        if (gap.texts().size() != 1) {
            throw new RefusedException(
                    property,
                    Characters.quoted(gap.name())
                            + " is a collection, which cannot be a part of a path; write a section"
                            + " that names one file for each element.");
        }
        return gap.texts().get(0);
    }

    private static long climbs(Attachment file) {
        Path path = file.path().orElseThrow();
        return StreamSupport.stream(path.spliterator(), false)
                .filter(part -> part.toString().equals(".."))
                .count();
    }
}
