// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Results between the action and the page that tells them. Thread-safe. */
public final class Results {

    private static final int KEPT = 30;

    /** Guarded by this; the oldest go first. */
    private final Map<String, Result> results = new LinkedHashMap<>();

    public synchronized void keep(String id, Result result) {
        results.put(id, result);
        if (results.size() > KEPT) {
            results.remove(results.keySet().iterator().next());
        }
    }

    public synchronized Optional<Result> find(String id) {
        return Optional.ofNullable(results.get(id));
    }
}
