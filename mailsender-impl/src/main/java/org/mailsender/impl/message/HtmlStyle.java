// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What of an element's style decides whether, and how, its text is seen. Immutable.
 *
 * @param removed neither it nor anything in it is seen
 * @param block it begins and ends a line, whatever element it is
 * @param invisible its text is not seen, unless an element in it says otherwise
 * @param tiny its text has no size, unless an element in it says otherwise, as layouts without gaps do
 * @param preformatted blanks and line ends of its text are meant
 */
record HtmlStyle(boolean removed, boolean block, boolean invisible, boolean tiny, boolean preformatted) {

    static final HtmlStyle NORMAL = new HtmlStyle(false, false, false, false, false);

    private static final HtmlStyle REMOVED = new HtmlStyle(true, false, false, false, false);
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template");
    private static final Set<String> PREFORMATTED = Set.of("pre", "textarea", "listing", "xmp", "plaintext");
    private static final Set<String> BLOCKS = Set.of("block", "flex", "grid", "list-item", "table", "table-row");

    static HtmlStyle of(Element element, HtmlStyle around) {
        String name = element.normalName();
        if (UNSEEN.contains(name) || element.hasAttr("hidden")) {
            return REMOVED;
        }
        HtmlStyle style = around.block ? around.with(false) : around;
        if (PREFORMATTED.contains(name)) {
            style = style.withPreformatted(true);
        }
        return element.hasAttr("style") ? style.declared(element.attr("style")) : style;
    }

    /** Whether text right in the element is seen. */
    boolean showsText() {
        return !invisible && !tiny;
    }

    private HtmlStyle declared(String declarations) {
        HtmlStyle style = this;
        for (String declaration : declarations.toLowerCase(Locale.ROOT).split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "");
                style = style.declared(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return style;
    }

    private HtmlStyle declared(String property, String value) {
        return switch (property) {
            case "display" -> "none".equals(value) ? REMOVED : with(BLOCKS.contains(value));
            case "mso-hide" -> "all".equals(value) ? REMOVED : this;
            case "max-height", "opacity" -> isZero(value) ? REMOVED : this;
            case "visibility" ->
                new HtmlStyle(removed, block, !"visible".equals(value) && isHiding(value), tiny, preformatted);
            case "font-size", "font" -> new HtmlStyle(removed, block, invisible, isTiny(value), preformatted);
            case "white-space" -> withPreformatted(value.startsWith("pre"));
            default -> this;
        };
    }

    private boolean isHiding(String value) {
        return "hidden".equals(value) || "collapse".equals(value) || invisible;
    }

    /** A size in relation to nothing is nothing. */
    private boolean isTiny(String value) {
        boolean relative = value.endsWith("%") || (value.endsWith("em") && !value.endsWith("rem"));
        return isZero(value) || (tiny && (relative || "inherit".equals(value)));
    }

    /** Zero with any unit, and in front of anything else. */
    private static boolean isZero(String value) {
        int i = 0;
        while (i < value.length() && (value.charAt(i) == '0' || value.charAt(i) == '.')) {
            i++;
        }
        return i > 0 && (i == value.length() || !Character.isDigit(value.charAt(i)));
    }

    private HtmlStyle with(boolean newBlock) {
        return new HtmlStyle(removed, newBlock, invisible, tiny, preformatted);
    }

    private HtmlStyle withPreformatted(boolean newPreformatted) {
        return new HtmlStyle(removed, block, invisible, tiny, newPreformatted);
    }
}
