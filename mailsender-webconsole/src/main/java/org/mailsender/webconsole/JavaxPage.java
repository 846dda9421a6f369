// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.mailsender.webconsole.call.Call;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The page for a Web Console that speaks javax.servlet. Thread-safe. */
final class JavaxPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Console console;

    private JavaxPage(Console console) {
        this.console = console;
    }

    /** Registers it; needs the classes of javax.servlet. */
    static void register(BundleContext context, Console console, Map<String, ?> properties) {
        context.registerService(Servlet.class, new JavaxPage(console), FrameworkUtil.asDictionary(properties));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        console.show(call(request), new JavaxAnswer(response));
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
