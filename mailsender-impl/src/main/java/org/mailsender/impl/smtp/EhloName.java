// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The name by which we introduce ourselves: our fully qualified name, else an address literal (RFC 5321 4.1.4). */
final class EhloName {

    private static final Pattern FULLY_QUALIFIED =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    private EhloName() {}

    static String of(Socket socket) {
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            boolean isName = FULLY_QUALIFIED.matcher(name).matches()
                    && !IPV4.matcher(name).matches();
            return isName && !name.startsWith("localhost") ? name : literal(socket.getLocalAddress());
        } catch (UnknownHostException e) {
            return literal(socket.getLocalAddress());
        }
    }

    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }
}
