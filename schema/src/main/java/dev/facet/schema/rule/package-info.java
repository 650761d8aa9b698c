// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold for a frontend's files. Start with {@link dev.facet.schema.rule.SchemaRule}; the
 * rules themselves, one class for each, are in the packages below, by what they are about, each
 * with the list of its rules. Here is what rules of several of them read. Rules read the model and
 * report; they change nothing. Whether a string can be read at all is decided in {@code
 * schema.template}.
 */
@NullMarked
package dev.facet.schema.rule;

import org.jspecify.annotations.NullMarked;
