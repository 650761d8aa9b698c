// SPDX-License-Identifier: Apache-2.0
/**
 * What the GraphQL specification asks of declarations, whatever our directives say. Start with
 * {@link dev.facet.schema.rule.declaration.DeclarationRules}. What a directive of ours says is not
 * looked at.
 */
@NullMarked
package dev.facet.schema.rule.declaration;

import org.jspecify.annotations.NullMarked;
