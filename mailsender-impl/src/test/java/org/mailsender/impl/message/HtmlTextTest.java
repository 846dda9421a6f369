// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain-text alternative of an HTML body. */
class HtmlTextTest {

    /** Far more than the work needs; what is quadratic took minutes. */
    private static final Duration GENEROUS = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address",
                "article",
                "aside",
                "blockquote",
                "center",
                "dd",
                "details",
                "dialog open",
                "div",
                "dl",
                "dt",
                "fieldset",
                "figcaption",
                "figure",
                "footer",
                "form",
                "h1",
                "h6",
                "header",
                "hgroup",
                "legend",
                "main",
                "menu",
                "nav",
                "ol",
                "p",
                "pre",
                "search",
                "section",
                "summary",
                "ul",
                "span style='display:block'"
            })
    void neighbouringBlocksAreNotGlued(String tag) {
        String block = "<" + tag + ">%s</" + tag.replaceAll(" .*", "") + ">";

        String text = HtmlText.of("before" + String.format(block, "one") + String.format(block, "two") + "after");

        assertEquals("before\none\ntwo\nafter", text.replaceAll("\n+", "\n"));
    }

    @Test
    void aTableHasALineForEachRow() {
        assertEquals("a\n\nb c\nd\n\ne", HtmlText.of("a<table><tr><td>b<td>c<tr><th>d</table>e"));
    }

    @Test
    void preformattedLinesStay() {
        assertEquals("a  b\n    c\n\nd", HtmlText.of("<pre>\na  b\r\n    c\n\nd\n</pre>"));
        assertEquals("x\n\na\n  b\n\ny z", HtmlText.of("x<pre>a\n  <b>b</b></pre>y\nz"));
        assertEquals("a\n b", HtmlText.of("<p style='white-space: pre-wrap'>a\n b</p>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ol><li>a<li>b</ol>|1. a/2. b",
                "<ol start=3><li>a<li>b</ol>|3. a/4. b",
                "<ol><li value=7>a<li>b<li value=x>c</ol>|7. a/8. b/9. c",
                "<ol reversed><li>a<li>b</ol>|2. a/1. b",
                "<ol start=99999999999><li>a</ol>|1. a",
                "<ul><li>a<li><p>b</p></ul>|- a/- b",
                "<ul><li><li>b</ul>|-/- b",
                "<ol><li>a<ul><li>x</ul><li>b</ol>|1. a//- x//2. b",
                "<li>a|- a"
            })
    void listsKeepTheirNumbers(String html, String text) {
        assertEquals(text.replace('/', '\n'), HtmlText.of(html));
    }

    @Test
    void aRuleIsALineOfHyphens() {
        assertEquals("a\n" + "-".repeat(40) + "\nb", HtmlText.of("a<hr>b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='mailto:a@x.test'>a@x.test</a>|a@x.test",
                "<a href='MAILTO:a@x.test?subject=Hi'>Write to a@x.test</a>|Write to a@x.test",
                "<a href='mailto:a@x.test'>Jane</a>|Jane <mailto:a@x.test>",
                "<a href='tel:+491'>+491</a>|+491",
                "<a href='https://x.test/'>https://x.test</a>|https://x.test",
                "<a href='https://x.test/'>here</a>|here <https://x.test/>",
                "<a href='https://evil.test'>https://good.test</a>|https://good.test <https://evil.test>",
                "<a href='#top'>top</a>|top",
                "<a href='javascript:x()'>x</a>|x"
            })
    void aLinkShowsItsAddressOnce(String html, String text) {
        assertEquals(text, HtmlText.of(html));
    }

    @Test
    void aNoBreakSpaceStaysOne() {
        assertEquals("10\u00A0kg\n\nx", HtmlText.of("<p>10&nbsp;kg&nbsp;</p><p>&nbsp;</p><p>x</p>"));
        assertEquals("\u00A0\u00A0indented", HtmlText.of("<p>&nbsp;&nbsp;indented</p>"));
        assertEquals("a b c", HtmlText.of(" a \n\t <b> b</b>\r\n<i>\f c</i> "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'>secret</div>",
                "<div style='DISPLAY : None !important; color:red'>secret</div>",
                "<span hidden>secret</span>",
                "<div style='visibility:hidden'>sec<b>ret</b></div>",
                "<div style='font-size:0'>secret</div>",
                "<div style='font-size:0px;line-height:0'><span style='font-size:100%'>secret</span></div>",
                "<div style='max-height:0;overflow:hidden'>secret<img alt='secret'></div>",
                "<div style='mso-hide:all'>secret</div>",
                "<div style='opacity:0'>secret</div>",
                "<template>secret</template><style>secret</style><script>secret</script><title>secret</title>",
                "<div style='display:none'><a href='https://secret.test'>secret<div>secret</a></div></div>"
            })
    void aPreheaderThatIsNotSeenIsLeftOut(String html) {
        assertEquals("seen", HtmlText.of(html + "<p>seen</p>"));
    }

    @Test
    void whatAnElementInsideShowsAgainIsSeen() {
        assertEquals(
                "seen",
                HtmlText.of("<table><td style='font-size:0px'>x<div style='font-size:13px'>seen</div></table>"));
        assertEquals("seen", HtmlText.of("<p style='visibility:hidden'>x<b style='visibility:visible'>seen</b></p>"));
        assertEquals(
                "Logo <https://x.test/>",
                HtmlText.of("<div style='font-size:0'><a href='https://x.test/'><img alt='Logo'></a></div>"));
        assertEquals("seen", HtmlText.of("<p style='font-size:0.8em;max-height:0.5em;opacity:0.9'>seen</p>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://x.test'>",
                "<svg><a href='https://x.test'>y",
                "<div>",
                "<b>",
                "<p><b>",
                "<body ",
                "<table>",
                "<table><tr><td>x",
                "<ul><li>",
                "<ol><li>x",
                "<style></style>",
                "<span hidden>x</span>",
                "<pre>\n",
                "<hr>",
                "<br>",
                "&nbsp;",
                "<p>&nbsp;",
                " ",
                "<",
                "&",
                "<!--",
                "<p style='",
                "<ol reversed><li>",
                "<b><div>",
                "<p title=\"",
                "<i style='display:none'>x</i>",
                "<title>",
                "<script>",
                "<!-- <body> -->"
            })
    void workIsInProportionToTheLength(String piece) {
        String html = piece.repeat(1_500_000 / piece.length());
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("redirectTo", "test@example.com");

        Rendered mail = assertTimeoutPreemptively(
                GENEROUS, () -> Rendered.of(Map.of("message", html, "isHtml", true), configuration));

        assertTrue(mail.raw().contains("Redirected."));
    }

    @Test
    void whatIsNestedTooDeepIsStillShown() {
        assertEquals("deep", HtmlText.of("<div>".repeat(100_000) + "deep"));
    }
}
