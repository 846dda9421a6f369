// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The part of an address behind the @. */
final class Domain {

    /** In octets (RFC 1035 2.3.4, without the length of the root). */
    private static final int LONGEST = 253;

    private static final int LONGEST_LABEL = 63;
    /** No name that is longer in Unicode has A-labels that are short enough; composing it may take two for one. */
    private static final int LONGEST_UNICODE = 3 * LONGEST;

    private static final Pattern ADDRESS_LITERAL = Pattern.compile("\\[(IPv6:[0-9A-Fa-f:.]{2,45}|[0-9.]{7,15})]");
    /**
     * Sharp s, final sigma and the joiners mean other domains in IDNA2008 (RFC 5894 7.2) than in the JDK's IDNA2003:
     * guessing could send a mail to a stranger.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

    /** RFC 5891 4.2.3.2; the dots are those of RFC 3490 3.1. */
    private static final Pattern LABEL_WITH_LEADING_MARK = Pattern.compile("(?:^|[.\\u3002\\uFF0E\\uFF61])\\p{M}");

    private Domain() {}

    static String toAscii(String given) throws BadAddressException {
        if (given.length() > LONGEST_UNICODE) {
            throw new BadAddressException(
                    Characters.quoted(given) + " is too long for a domain: at most " + LONGEST + " octets.");
        }
        if (ADDRESS_LITERAL.matcher(given).matches()) {
            return given;
        }
        if (AMBIGUOUS.matcher(given).find()) {
            throw new BadAddressException(Characters.quoted(given)
                    + " is ambiguous between two standards for domain names; write it in its xn-- form.");
        }
        Characters.requireVisible(given, problem -> new BadAddressException(Characters.quoted(given) + " " + problem));
        String domain = Normalizer.normalize(given, Normalizer.Form.NFC);
        String ascii = toALabels(domain);
        if (ascii.length() > LONGEST || !isHostName(ascii)) {
            throw noDomain(domain);
        }
        return ascii;
    }

    private static String toALabels(String domain) throws BadAddressException {
        if (LABEL_WITH_LEADING_MARK.matcher(domain).find()) {
            throw noDomain(domain);
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw noDomain(domain);
        }
    }

    private static BadAddressException noDomain(String domain) {
        return new BadAddressException(Characters.quoted(domain) + " is no domain name such as example.com.");
    }

    /** RFC 5321 4.1.2: labels of letters, digits and inner hyphens. */
    private static boolean isHostName(String ascii) {
        int start = 0;
        while (start <= ascii.length()) {
            int dot = ascii.indexOf('.', start);
            int end = dot < 0 ? ascii.length() : dot;
            if (!isLabel(ascii, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isLabel(String ascii, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean inner = i > start && i < end - 1;
            if (!LocalPart.isLetterOrDigit(ascii.charAt(i)) && !(inner && ascii.charAt(i) == '-')) {
                return false;
            }
        }
        return end > start && end - start <= LONGEST_LABEL;
    }
}
