// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

/** A text that is no template; the message is a sentence that says where and why. */
public final class TemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(message);
    }
}
