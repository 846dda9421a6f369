// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailsender.webconsole.call.Answer;

/** A response by jakarta.servlet. */
final class JakartaAnswer implements Answer {

    private final HttpServletResponse response;

    JakartaAnswer(HttpServletResponse response) {
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
