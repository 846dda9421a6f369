// SPDX-License-Identifier: Apache-2.0
package org.mailsender.impl.template;

import java.util.List;

/**
 * What belongs in a gap of a template. Immutable.
 *
 * @param name how the tag names it
 * @param values one, or the elements of a collection
 * @param texts their texts
 */
public record Gap(String name, List<Object> values, List<String> texts) {}
