// SPDX-License-Identifier: Apache-2.0
/**
 * A compiled schema and a query to the fewest upstream calls. Start with {@link
 * dev.facet.resolver.GraphQlEngine}. Server requests, plugins and passthrough are unknown here.
 */
@NullMarked
package dev.facet.resolver;

import org.jspecify.annotations.NullMarked;
