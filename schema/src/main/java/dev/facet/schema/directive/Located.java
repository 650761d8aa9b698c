// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;

/**
 * A value and where it stands.
 *
 * @param value the value
 * @param span where
 * @param <T> its type
 */
public record Located<T>(T value, SourceSpan span) {}
