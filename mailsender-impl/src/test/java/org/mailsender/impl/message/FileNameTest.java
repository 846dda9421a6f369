// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailsender.Attachment;

/** The name under which a reader sees an attached file. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "C:\\secret\\x.pdf|x.pdf",
                "C:x.pdf|x.pdf",
                "/home/bob/x.pdf|x.pdf",
                "\\\\host\\share\\x.pdf|x.pdf",
                "../../x.pdf|x.pdf",
                "a/b\\c/x.pdf|x.pdf",
                "/home/bob/|attachment",
                "..|attachment",
                ".|attachment",
                " . . |attachment",
                "''|attachment",
                "x.exe.|x.exe",
                "x.exe. .|x.exe",
                " x.pdf |x.pdf",
                "x.pdf\u00a0|x.pdf",
                ".profile|.profile",
                "12:30 report.txt|12:30 report.txt",
                "photo\u202Egpj.exe|photogpj.exe",
                "invoice\u200B.pdf|invoice.pdf",
                "\u202E|attachment",
                "👩\u200D💻.png|👩\u200D💻.png",
                "U\u0308ber.pdf|Über.pdf"
            })
    void onlyTheLastPartIsShownAndAllOfItIsSeen(String given, String shown) throws Exception {
        assertEquals(shown, FileName.shown(given));
        Rendered mail = Rendered.of(Map.of("attachments", List.of(Attachment.of(given, "", new byte[1]))));
        assertEquals(shown, mail.leavesByMime4j().get(1).fileName());
    }

    @Test
    void noFolderIsToldInAnyHeader() throws Exception {
        Rendered mail = Rendered.of(Map.of(
                "message",
                "<p>x",
                "isHtml",
                true,
                "attachments",
                List.of(Attachment.of("C:\\secret\\x.pdf", "", new byte[1])),
                "inline",
                Map.of("logo", Attachment.of("/home/secret/logo.png", "", new byte[1]))));

        assertFalse(mail.raw().contains("secret"), mail::raw);
    }
}
