// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.TextTemplate;
import org.jspecify.annotations.Nullable;

/**
 * {@code @rest}: one call gives a field its value.
 *
 * @param span the directive's name
 * @param service the service's name; null where it is missing
 * @param call what is sent, and what of the response counts
 * @param batch one call for many parents; null for one call each
 * @param take how many items of a list to keep; null for all
 * @param idempotencyKey sent as {@code Idempotency-Key}; null for none
 */
public record RestDirective(
    SourceSpan span,
    @Nullable Located<String> service,
    CallDirective call,
    @Nullable BatchDirective batch,
    @Nullable LocatedTemplate<Expression> take,
    @Nullable LocatedTemplate<TextTemplate> idempotencyKey) {}
