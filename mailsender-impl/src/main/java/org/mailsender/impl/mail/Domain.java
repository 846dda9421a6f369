// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.net.IDN;
import java.util.regex.Pattern;

/** The part of an address behind the @. */
final class Domain {

    private static final Pattern ADDRESS_LITERAL = Pattern.compile("\\[(IPv6:[0-9A-Fa-f:.]+|[0-9.]+)]");
    private static final Pattern LABELS =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    /**
     * Sharp s, final sigma and the joiners mean other domains in IDNA2008 (RFC 5894 7.2) than in the JDK's IDNA2003:
     * guessing could send a mail to a stranger.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

    private Domain() {}

    static String toAscii(String domain) throws BadAddressException {
        if (ADDRESS_LITERAL.matcher(domain).matches()) {
            return domain;
        }
        if (AMBIGUOUS.matcher(domain).find()) {
            throw new BadAddressException(Characters.quoted(domain)
                    + " is ambiguous between two standards for domain names; write it in its xn-- form.");
        }
        String ascii = toALabels(domain);
        if (!LABELS.matcher(ascii).matches() || ascii.length() > 253) {
            throw new BadAddressException(Characters.quoted(domain) + " is no domain name such as example.com.");
        }
        return ascii;
    }

    private static String toALabels(String domain) throws BadAddressException {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new BadAddressException(Characters.quoted(domain) + " is no domain name such as example.com.");
        }
    }
}
