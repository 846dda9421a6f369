// SPDX-License-Identifier: Apache-2.0
package org.mailsender.webconsole;

/**
 * What an action came to.
 *
 * @param success whether it was done
 * @param text for people
 */
record Result(boolean success, String text) {}
