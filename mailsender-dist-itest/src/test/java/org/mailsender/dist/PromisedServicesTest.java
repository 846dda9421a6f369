// SPDX-License-Identifier: Apache-2.0
package org.mailsender.dist;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Features of others may require the services that instances register, and none that is MailSender's own concern. */
class PromisedServicesTest {

    private final KarafProcess karaf = new KarafProcess("karaf-promises");

    @AfterEach
    void close() {
        karaf.close();
    }

    @Test
    void aFeatureThatRequiresTheServicesInstallsBesideMailSenders() {
        karaf.write(
                "tools.xml",
                "<features name=\"tools\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                        + feature("tool", "org.mailsender.management.Management", "org.mailsender.MailSender")
                        + feature("prying", "org.mailsender.impl.component.SecretVault") + "</features>");
        karaf.start();
        karaf.shell("feature:repo-add mvn:org.mailsender/mailsender-dist/" + System.getProperty("mailsender.version")
                + "/xml/features");
        karaf.shell("feature:repo-add file:" + karaf.home().resolve("tools.xml"));
        karaf.shell("feature:install mailsender");

        karaf.shell("feature:install tool");
        String installed = karaf.shell("feature:list -i -s");
        assertTrue(installed.contains("tool"), installed);
        String refused = karaf.failure("feature:install prying");
        assertTrue(refused.contains("missing requirement [prying/"), refused);
    }

    private static String feature(String name, String... services) {
        StringBuilder feature = new StringBuilder("<feature name=\"" + name + "\" version=\"1.0.0\">");
        for (String service : services) {
            feature.append("<requirement>osgi.service;filter:=\"(objectClass=" + service
                    + ")\";effective:=active</requirement>");
        }
        return feature.append("</feature>").toString();
    }
}
