// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatASubjectHoldsIsShownAndNeverObeyed() {
        assertEquals(
                "<td>&lt;script&gt;alert(&#39;&amp;&quot;)&lt;/script&gt;</td>",
                new Html().cell("<script>alert('&\")</script>").toString());
    }
}
