// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.ResponsePart;

/**
 * {@code @from}: another name or path.
 *
 * @param span the directive's name
 * @param source what is read or written: of the parent's JSON, or of the response that it came with
 */
public record FromDirective(SourceSpan span, Located<ResponsePart> source) {}
