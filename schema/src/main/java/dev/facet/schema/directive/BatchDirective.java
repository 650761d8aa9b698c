// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.TextTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One call for many parents: the {@code batch:} of {@code @rest}.
 *
 * @param span where its name stands
 * @param key the key of one parent; null where it is missing
 * @param match where each item of the response holds its key; null where it is missing or wrong
 * @param max the most keys for one call
 */
public record BatchDirective(
    SourceSpan span,
    @Nullable LocatedTemplate<TextTemplate> key,
    @Nullable Located<JsonPath> match,
    int max) {}
