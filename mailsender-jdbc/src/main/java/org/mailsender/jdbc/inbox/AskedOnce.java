// SPDX-License-Identifier: Apache-2.0
package org.mailsender.jdbc.inbox;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mailsender.store.Terms;

/**
 * Whether a mail may begin to exist: asked at most once, although two stores may want to know, because whoever is asked
 * has promised to wait from then on. Used by one thread.
 */
final class AskedOnce implements BooleanSupplier {

    private final BooleanSupplier commit;
    private Optional<Boolean> answer = Optional.empty();

    private AskedOnce(BooleanSupplier commit) {
        this.commit = commit;
    }

    static Terms in(Terms terms) {
        return new Terms(terms.maxQueued(), terms.maxBytes(), new AskedOnce(terms.commit()));
    }

    @Override
    public boolean getAsBoolean() {
        if (answer.isEmpty()) {
            answer = Optional.of(commit.getAsBoolean());
        }
        return answer.get();
    }
}
