// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold for a frontend's files, one class for each rule. Start with {@link
 * dev.facet.schema.rule.SchemaRules}, which runs them all. Rules read the model and report; they
 * change nothing. Whether a string can be read at all is decided in {@code schema.template}.
 */
@NullMarked
package dev.facet.schema.rule;

import org.jspecify.annotations.NullMarked;
