// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/** The page and its actions, without any servlet API. Thread-safe. */
final class Console {

    private static final int KEPT_RESULTS = 100;

    private final SecureRandom random = new SecureRandom();
    /** A page of somebody else cannot know it, so that it cannot press our buttons. */
    private final String token = number();

    private final Instances instances;
    private final Actions actions;
    /** Guarded by itself; the oldest go first. */
    private final Map<String, Result> results = new LinkedHashMap<>();

    Console(BundleContext context) {
        this.instances = new Instances(context);
        this.actions = new Actions(instances);
    }

    private String number() {
        return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX)
                + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }

    /** The page, without the console's frame around it. */
    String page(Call call) {
        return new StatusPage(new Texts(call.locale()), token)
                .render(
                        instances,
                        call.parameter("instance"),
                        call.parameter("result").flatMap(this::result));
    }

    /** Does what a form asks for; the query of the page that tells the result. */
    String perform(Call call) {
        Texts texts = new Texts(call.locale());
        boolean ours = call.parameter("token").filter(token::equals).isPresent();
        Result result = ours ? actions.perform(call, texts) : new Result(false, texts.of("noToken"));
        String instance = call.parameter("instance")
                .filter(name -> instances.management(name).isPresent())
                .map(name -> "instance=" + name + "&")
                .orElse("");
        return "?" + instance + "result=" + keep(result);
    }

    private String keep(Result result) {
        String id = number();
        synchronized (results) {
            results.put(id, result);
            if (results.size() > KEPT_RESULTS) {
                results.remove(results.keySet().iterator().next());
            }
        }
        return id;
    }

    private Optional<Result> result(String id) {
        synchronized (results) {
            return Optional.ofNullable(results.get(id));
        }
    }
}
