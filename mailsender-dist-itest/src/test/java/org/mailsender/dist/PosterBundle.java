// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.nio.file.Path;
import java.util.List;
import org.mailsender.dist.poster.Poster;

/** Packs {@link Poster} as a bundle. */
final class PosterBundle {

    private PosterBundle() {}

    static void writeTo(Path folder) {
        new TestBundle("poster", "org.osgi.framework,org.osgi.service.event", List.of(Poster.class)).writeTo(folder);
    }
}
