// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.mailsender.impl.threads.Threads;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostNames {

    /**
     * Begins to look.
     *
     * @param host a name or an address
     * @return at least one address, in the order to try; fails with {@link UnknownHostException}
     */
    CompletableFuture<List<InetAddress>> addresses(String host);

    /** Those that the operating system knows: it cannot be told to stop looking, hence a thread of its own. */
    static HostNames system(Threads threads) {
        Pattern literal = Pattern.compile("[0-9.]+|.*:.*");
        Executor workers = threads.workers("mailsender-dns");
        return host -> literal.matcher(host).matches()
                ? CompletableFuture.supplyAsync(() -> lookup(host), Runnable::run)
                : CompletableFuture.supplyAsync(() -> lookup(host), workers);
    }

    private static List<InetAddress> lookup(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
