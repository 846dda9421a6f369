// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

import java.util.regex.Pattern;

/** The part of an address before the @: a dot-string or a quoted string (RFC 5321 4.1.2, RFC 6531 3.3). */
final class LocalPart {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\x{80}-\\x{10FFFF}]+";
    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern QUOTED_STRING = Pattern.compile("\"([ !#-\\[\\]-~\\x{80}-\\x{10FFFF}]|\\\\[ -~])*\"");

    private LocalPart() {}

    static boolean isLegal(String localPart) {
        return DOT_STRING.matcher(localPart).matches()
                || QUOTED_STRING.matcher(localPart).matches();
    }
}
