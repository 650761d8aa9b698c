// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.Expression;

/**
 * Stands in place of a loaded value where nothing was called, since the request or the key could
 * not do without a value that is missing. What the field is worth then depends on the field.
 *
 * @param expression which has no value
 */
public record MissingValue(Expression expression) implements FilledCall {}
