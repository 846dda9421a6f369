// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** A row of a query becomes a personal HTML mail that reads back as it was. */
class TemplateRowTest {

    private static final String HTML = """
            <html><body title="{{column1}}">
            <table>
            {{#properties}}
            <tr title='{{{value}}}'><td>{{name}}</td><td>{{value}}</td><td>{{&value}}</td></tr>
            {{/properties}}
            </table><p>Grüße 🚀, {{column5}}</p></body></html>""";

    private static Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            row.put("column" + i, "<b>&\"'`</b> ü 😀 {{name}} " + i);
        }
        return row;
    }

    private static Rendered mail() throws Exception {
        Map<String, Object> configuration = Rendered.configuration();
        configuration.put("message", HTML);
        configuration.put("isHtml", "true");
        return Rendered.completed(row(), configuration);
    }

    @Test
    void aRowReadsBackEqualInAnHtmlParser() throws Exception {
        Document page = Jsoup.parse(mail().leavesByMime4j().get(1).text());

        assertEquals(10, page.select("tr").size());
        for (Element line : page.select("tr")) {
            List<Element> cells = line.children();
            String value = row().get(cells.get(0).text());
            assertEquals(
                    List.of(value, value),
                    List.of(cells.get(1).wholeText(), cells.get(2).wholeText()));
            assertEquals(value, line.attr("title"));
        }
        assertEquals(row().get("column1"), page.body().attr("title"));
        assertEquals("Grüße 🚀, " + row().get("column5"), page.select("p").text());
        assertEquals(0, page.select("b").size());
    }

    @Test
    void aRowReadsBackEqualInAnXmlParser() throws Exception {
        byte[] page = mail().leavesByAngus().get(1).content();
        NodeList lines = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page))
                .getElementsByTagName("tr");

        assertEquals(10, lines.getLength());
        for (int i = 0; i < 10; i++) {
            NodeList cells = lines.item(i).getChildNodes();
            String value = row().get(cells.item(0).getTextContent());
            assertEquals(value, cells.item(1).getTextContent());
            assertEquals(value, cells.item(2).getTextContent());
            assertEquals(
                    value, lines.item(i).getAttributes().getNamedItem("title").getNodeValue());
        }
    }
}
