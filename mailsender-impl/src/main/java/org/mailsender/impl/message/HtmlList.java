// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import org.jsoup.nodes.Element;

/** Counts the items of an HTML list. Confined to one thread. */
final class HtmlList {

    private final boolean ordered;
    private final int step;
    private int next;

    HtmlList(Element list) {
        ordered = "ol".equals(list.normalName());
        boolean reversed = ordered && list.hasAttr("reversed");
        step = reversed ? -1 : 1;
        next = number(list.attr("start"), reversed ? items(list) : 1);
    }

    /** What stands in front of an item. */
    String mark(Element item) {
        if (!ordered) {
            return "- ";
        }
        int number = number(item.attr("value"), next);
        next = number + step;
        return number + ". ";
    }

    private static int items(Element list) {
        int count = 0;
        for (Element child = list.firstElementChild(); child != null; child = child.nextElementSibling()) {
            count += "li".equals(child.normalName()) ? 1 : 0;
        }
        return count;
    }

    private static int number(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
