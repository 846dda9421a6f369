// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailsender.impl.mail.Characters;

/**
 * What a server offered in its reply to EHLO (RFC 5321 4.1.1.1). Immutable.
 *
 * @param parameters of each keyword in upper case, "" for none
 */
record Capabilities(Map<String, String> parameters) {

    static final Capabilities NONE = new Capabilities(Map.of());

    /** Code, keyword, parameters; "AUTH=" is what servers wrote before RFC 2554, some beside the later form. */
    private static final Pattern LINE = Pattern.compile("\\d{3}[ -]([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Copies the map. */
    Capabilities {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The first line is the server's greeting. */
    static Capabilities of(List<String> lines) {
        Map<String, String> parameters = new LinkedHashMap<>();
        lines.stream().skip(1).map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            String keyword = line.group(1).toUpperCase(Locale.ROOT);
            String values = line.group(2) == null ? "" : line.group(2).strip();
            parameters.merge(keyword, values, (before, further) -> (before + " " + further).strip());
        });
        return new Capabilities(parameters);
    }

    /** For people, such as "SIZE 50 MB, PIPELINING". */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? "nothing beyond plain SMTP"
                : parameters.entrySet().stream()
                        .map(offer -> described(offer.getKey(), offer.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String described(String keyword, String values) {
        boolean size = keyword.equals("SIZE") && NUMBER.matcher(values).matches();
        String shown = size ? ByteCount.described(Long.parseLong(values)) : Characters.printable(values);
        return (keyword + " " + shown).strip();
    }

    boolean offers(String keyword) {
        return parameters.containsKey(keyword);
    }

    Optional<String> parameter(String keyword) {
        return Optional.ofNullable(parameters.get(keyword)).filter(values -> !values.isEmpty());
    }

    /** What can be known of a mail before the server is asked (RFC 1870, RFC 6531). */
    Optional<Reply> refusal(OutgoingMail mail) {
        if (mail.needsSmtpUtf8() && !offers("SMTPUTF8")) {
            return Optional.of(Reply.ours(
                    553, "5.6.7", "the server does not offer SMTPUTF8, which an address of this mail needs"));
        }
        return parameter("SIZE")
                .filter(limit -> NUMBER.matcher(limit).matches())
                .map(Long::parseLong)
                .filter(limit -> limit > 0 && mail.size() > limit)
                .map(limit -> Reply.ours(
                        552, "5.3.4", "the mail has " + mail.size() + " bytes, but the server takes only " + limit));
    }
}
