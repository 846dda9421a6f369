// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/** A POM, judged by the requirements that Maven Central publishes. */
final class StagedPom {

    /** A child may leave these to its parent. */
    private static final List<String> INHERITED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/url");

    private static final List<String> OWN = List.of("modelVersion", "artifactId", "name", "description");

    private final Document document;
    private final XPath paths = XPathFactory.newInstance().newXPath();

    StagedPom(Path file) throws Exception {
        document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    String packaging() throws XPathExpressionException {
        String packaging = value("packaging");
        return packaging.isEmpty() ? "jar" : packaging;
    }

    /** What it lacks, or has and may not. */
    List<String> faults(StagedPom parent) throws XPathExpressionException {
        List<String> faults = new ArrayList<>();
        for (String path : OWN) {
            if (value(path).isEmpty()) {
                faults.add(path);
            }
        }
        for (String path : INHERITED) {
            if (value(path).isEmpty() && parent.value(path).isEmpty()) {
                faults.add(path);
            }
        }
        for (String forbidden : List.of("repositories", "pluginRepositories", "distributionManagement")) {
            if (!value(forbidden).isEmpty()) {
                faults.add("has " + forbidden);
            }
        }
        if (document.getDocumentElement().getTextContent().contains("-SNAPSHOT")) {
            faults.add("has a snapshot");
        }
        return faults;
    }

    private String value(String path) throws XPathExpressionException {
        return paths.evaluate("/project/" + path, document).strip();
    }
}
