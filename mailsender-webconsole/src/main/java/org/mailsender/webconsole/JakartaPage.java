// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.mailsender.webconsole.call.Call;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The page for a Web Console that speaks jakarta.servlet. Thread-safe. */
final class JakartaPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Console console;

    private JakartaPage(Console console) {
        this.console = console;
    }

    /** Registers it; needs the classes of jakarta.servlet. */
    static void register(BundleContext context, Console console, Map<String, ?> properties) {
        context.registerService(Servlet.class, new JakartaPage(console), FrameworkUtil.asDictionary(properties));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        console.show(call(request), new JakartaAnswer(response));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getRequestURI() + console.perform(call(request)));
    }

    private static Call call(HttpServletRequest request) throws IOException {
        request.setCharacterEncoding("UTF-8");
        return new Call(request.getRequestURI(), request::getParameter, request.getLocale());
    }
}
