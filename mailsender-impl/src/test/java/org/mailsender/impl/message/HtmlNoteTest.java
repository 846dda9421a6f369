// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a note is put into an HTML document: at each sign, and nowhere a reader would not see it. */
class HtmlNoteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|",
                "|Hello",
                "|<p>Hello",
                "<body>|Hello",
                "<html><BODY class='x'\n bgcolor=red>|Hello</body>",
                "<body data-x=\"a>b\" y='>'>|Hello",
                "<body data-x = \"a>b\">|Hello",
                "<body/>|Hello",
                "|<bodyguard>Hello",
                "<!-- <body> --><body>|Hello",
                "<!--[if mso]><body class=\"mso\"><![endif]--><body>|Hello",
                "<script>'<body>'</script><style><body></STYLE ><title><body></title><body>|Hello",
                "<html data-x='<body>'><body>|Hello",
                "1 < 2 <body>|Hello",
                "|<body",
                "|<body class='",
                "|<!-- <body>",
                "|<script><body>",
                "it's <p>it's</p><body>|\""
            })
    void theNoteIsBehindTheBodyTag(String html) {
        assertEquals(html.replace("|", "<p>a &lt; b</p>"), HtmlNote.ahead("a < b", html.replace("|", "")));
    }
}
