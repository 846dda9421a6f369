// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;
import org.mailsender.webconsole.call.Answer;

/** A response by javax.servlet. */
final class JavaxAnswer implements Answer {

    private final HttpServletResponse response;

    JavaxAnswer(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void page(String html) throws IOException {
        response.getWriter().write(html);
    }

    @Override
    public void file(String type, String name, Content content) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!name.isEmpty()) {
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        content.writeTo(response.getOutputStream());
    }

    @Override
    public void missing() throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
