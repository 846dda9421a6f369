// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatASubjectHoldsIsShownAndNeverObeyed() {
        assertEquals(
                "<td>&lt;script&gt;alert(&#39;&amp;&quot;)&lt;/script&gt;</td>",
                new Html().leaf("td", "<script>alert('&\")</script>").toString());
    }

    @Test
    void aValueCannotLeaveItsAttribute() {
        assertEquals(
                "<a href=\"?instance=&quot; onclick=&quot;x\">",
                new Html().single("a", "href", "?instance=\" onclick=\"x").toString());
    }

    @Test
    void theConsolePutsNothingForWhatLooksLikeAVariableOfIt() {
        assertEquals("&#36;{appRoot}", new Html().text("${appRoot}").toString());
    }

    @Test
    void charactersThatNoPageMayHoldAreReplaced() {
        assertEquals("a\uFFFDb\nc", new Html().text("a\0b\nc").toString());
    }

    @Test
    void anAttributeWithoutAValueIsLeftOut() {
        assertEquals("<tr></tr>", new Html().open("tr", "class", null).close().toString());
    }

    @Test
    void anElementThatHasNoEndIsAnError() {
        assertThrows(IllegalStateException.class, () -> new Html().open("div").toString());
    }
}
