// SPDX-License-Identifier: Apache-2.0
/**
 * What fields and types may be: bindings, constants, costs, scopes and the types of interfaces.
 * Start with {@link dev.facet.schema.rule.field.FieldRules}. What a field's call says is in {@code
 * schema.rule.call}.
 */
@NullMarked
package dev.facet.schema.rule.field;

import org.jspecify.annotations.NullMarked;
