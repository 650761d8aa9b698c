// SPDX-License-Identifier: Apache-2.0
/**
 * The syntax of GraphQL as far as messages need it: tokens with their places, and what is wrong
 * with a source that the parser rejects. The parser tells neither what it expected nor where the
 * mistake began. Start with {@link dev.facet.schema.syntax.SyntaxFault}.
 */
@NullMarked
package dev.facet.schema.syntax;

import org.jspecify.annotations.NullMarked;
