// SPDX-License-Identifier: Apache-2.0
/**
 * What expressions in braces may read where they stand, and whether their values can stand there.
 * Start with {@link dev.facet.schema.rule.expression.ExpressionRules}.
 */
@NullMarked
package dev.facet.schema.rule.expression;

import org.jspecify.annotations.NullMarked;
