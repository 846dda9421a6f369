// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailsender.Attachment;
import org.mailsender.impl.mail.RefusedException;

/** Invitations (RFC 6047), given as text or as a file. */
class InvitationTest {

    private static final String MEETING = """
            BEGIN:VCALENDAR
            PRODID:-//Example//Rooms//EN
            VERSION:2.0
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:1@example.com
            DTSTART:20261201T090000Z
            SUMMARY:Übergabe 😀
            ORGANIZER:mailto:app@example.com
            ATTENDEE;RSVP=TRUE:mailto:ops@example.com
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    Path folder;

    private static Rendered with(Object calendar) throws Exception {
        return Rendered.of(Map.of("message", "<p>Come</p>", "isHtml", true, "calendar", calendar));
    }

    @Test
    void anInvitationIsTheLastAlternativeAndNamesItsMethod() throws Exception {
        Rendered mail = with(MEETING);

        assertEquals("multipart/alternative[text/plain,text/html,text/calendar]", mail.tree());
        assertTrue(mail.raw().contains("Content-Type: text/calendar; method=REQUEST; charset=UTF-8\r\n"), mail::raw);
        assertEquals(MEETING, mail.leavesByMime4j().get(2).text());
    }

    @Test
    void anInvitationGoesWithPlainTextAndAttachmentsToo() throws Exception {
        Path file = Files.writeString(folder.resolve("invite.ics"), MEETING);
        Rendered mail = Rendered.of(Map.of("message", "Come", "calendar", MEETING, "attachments", file));

        assertEquals("multipart/mixed[multipart/alternative[text/plain,text/calendar],text/calendar]", mail.tree());
        assertEquals("invite.ics", mail.leavesByMime4j().get(2).fileName());
    }

    static Stream<Object> aFile() {
        return Stream.of(0, 1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("aFile")
    void aFileIsTakenInEveryForm(int form) throws Exception {
        Path file = Files.writeString(folder.resolve("invite.ics"), "\uFEFF" + MEETING.replace("\n", "\r\n"));
        List<Object> forms = List.of(
                file.toString(),
                file,
                new File(file.toString()),
                Attachment.of("x", "", MEETING.getBytes(StandardCharsets.UTF_8)));

        assertEquals(MEETING, with(forms.get(form)).leavesByMime4j().get(2).text());
    }

    @ParameterizedTest
    @CsvSource({
        "METHOD:REQUEST, METHOD:cancel, '; method=CANCEL'",
        "METHOD:REQUEST, METHOD;X=1:Reply, '; method=REPLY'",
        "METHOD:REQUEST, 'METH\n OD:PUBLISH', '; method=PUBLISH'",
        "METHOD:REQUEST, X-METHOD:CANCEL, ''",
        "SUMMARY, METHOD, '; method=REQUEST'",
        "'METHOD:REQUEST\nBEGIN:VEVENT', 'BEGIN:VEVENT\nMETHOD:CANCEL', ''"
    })
    void theMethodIsThatOfTheCalendarItself(String old, String by, String parameter) throws Exception {
        String raw = with(MEETING.replace(old, by)).raw();

        assertTrue(raw.contains("Content-Type: text/calendar" + parameter + "; charset=UTF-8\r\n"), raw);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("BEGIN:VCALENDAR\nVERSION:2.0", "must begin with BEGIN:VCALENDAR and end with"),
                Arguments.of("/no/such/invite.ics", "'/no/such/invite.ics' does not exist"),
                Arguments.of("BEGIN:VCALENDARS", "only files"),
                Arguments.of(MEETING.replace("REQUEST", "RE QUEST"), "METHOD 'RE QUEST' is no name"),
                Arguments.of(MEETING.replace("REQUEST", "X\";y=\"z"), "is no name such as REQUEST"),
                Arguments.of(MEETING.replace("Über", "\u0000"), "control character U+0000"),
                Arguments.of(octets(MEETING.getBytes(StandardCharsets.ISO_8859_1)), "not in UTF-8"),
                Arguments.of(octets(new byte[0]), "no iCalendar object"),
                Arguments.of(MEETING.replace("Über", "x".repeat(1 << 20)), "more than 1048576 bytes"),
                Arguments.of(List.of(MEETING), "cannot be used; pass a path"));
    }

    private static Attachment octets(byte[] content) {
        return Attachment.of("invite.ics", "", content);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoInvitationIsRefusedByName(Object calendar, String sentence) {
        RefusedException refusal = assertThrows(RefusedException.class, () -> with(calendar));

        assertEquals("calendar", refusal.property());
        assertTrue(refusal.problem().contains(sentence), refusal::problem);
    }

    @Test
    void blankTextIsNoInvitation() throws Exception {
        assertEquals("multipart/alternative[text/plain,text/html]", with(" ").tree());
    }
}
