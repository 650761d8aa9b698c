// SPDX-License-Identifier: Apache-2.0
/**
 * Upstream JSON reduced to what a plan needs of it. Start with {@link
 * dev.facet.resolver.projection.Shape}; {@link dev.facet.resolver.projection.RowReader} reads bytes
 * into {@link dev.facet.resolver.projection.Row}s of a shape. GraphQL types are unknown here.
 */
@NullMarked
package dev.facet.resolver.projection;

import org.jspecify.annotations.NullMarked;
