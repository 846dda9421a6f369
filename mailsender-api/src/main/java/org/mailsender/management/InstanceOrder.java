// SPDX-License-Identifier: Apache-2.0
package org.mailsender.management;

import java.util.Comparator;

/**
 * Names of instances as people order them: whole numbers by their value, so that orders-2 comes before orders-10, and
 * letters whatever their case. Neither name may be null. Immutable.
 */
public final class InstanceOrder implements Comparator<String> {

    /** There is one order only. */
    public InstanceOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = end(a, i);
            int endB = end(b, j);
            int difference = comparePart(a.substring(i, endA), b.substring(j, endB));
            if (difference != 0) {
                return difference;
            }
            i = endA;
            j = endB;
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    /** Where the digits, or the one other character, that begin there end. */
    private static int end(String text, int start) {
        int end = start + 1;
        while (digit(text.charAt(start)) && end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int comparePart(String a, String b) {
        if (digit(a.charAt(0)) && digit(b.charAt(0))) {
            String numberA = a.replaceFirst("^0+", "");
            String numberB = b.replaceFirst("^0+", "");
            int length = Integer.compare(numberA.length(), numberB.length());
            return length != 0 ? length : numberA.compareTo(numberB);
        }
        return a.compareToIgnoreCase(b);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
