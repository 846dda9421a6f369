// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.auth;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What SCRAM says of channel binding (RFC 5802 6, 7). "y" tells a server that it would have been used if offered: one
 * that did offer it then knows that somebody in between took it out. Immutable.
 *
 * @param mechanism its registered name
 * @param text the GS2 header
 * @param binding with which it is bound
 */
record ScramHeader(String mechanism, String text, Optional<ChannelBinding> binding) {

    static final String PLAIN = "SCRAM-SHA-256";
    static final String PLUS = PLAIN + "-PLUS";

    static ScramHeader bound(ChannelBinding binding) {
        return new ScramHeader(PLUS, "p=" + ChannelBinding.TYPE + ",,", Optional.of(binding));
    }

    /** Without binding, because it is not offered or not possible, or another mechanism is preferred. */
    static ScramHeader unbound(Optional<ChannelBinding> possible, List<String> offered) {
        return new ScramHeader(
                PLAIN, possible.isPresent() && !offered.contains(PLUS) ? "y,," : "n,,", Optional.empty());
    }

    boolean isBound() {
        return binding.isPresent();
    }

    /** The header, and behind it the binding. */
    byte[] octets() {
        byte[] header = text.getBytes(StandardCharsets.UTF_8);
        byte[] data = binding.map(ChannelBinding::data).orElse(new byte[0]);
        byte[] whole = new byte[header.length + data.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(data, 0, whole, header.length, data.length);
        return whole;
    }
}
