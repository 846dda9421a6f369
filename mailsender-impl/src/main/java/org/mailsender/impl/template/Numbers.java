// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.math.BigDecimal;

/** Numbers as a program reads them back: a point, no groups, no exponent, whatever the locale. */
final class Numbers {

    /** Beyond it, the exponent is shown rather than all zeros. */
    private static final int MOST_ZEROS = 400;

    private Numbers() {}

    static String text(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? plain(new BigDecimal(number.toString())) : number.toString();
        }
        return number.getClass() == BigDecimal.class ? plain((BigDecimal) number) : number.toString();
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }
}
