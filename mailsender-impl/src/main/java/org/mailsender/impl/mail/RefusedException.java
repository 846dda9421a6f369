// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.mail;

/** A request that cannot become a mail; the message is one sentence that begins with the property at fault. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String problem;

    /**
     * Names the property at fault.
     *
     * @param property the event property, or the key of the configuration
     * @param problem what is wrong with it and what to do
     */
    public RefusedException(String property, String problem) {
        super(property + ": " + problem);
        this.property = property;
        this.problem = problem;
    }

    /**
     * What is at fault.
     *
     * @return name of a property or key
     */
    public String property() {
        return property;
    }

    /**
     * What is wrong with it and what to do.
     *
     * @return the rest of the sentence
     */
    public String problem() {
        return problem;
    }
}
