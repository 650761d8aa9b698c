// SPDX-License-Identifier: Apache-2.0
/**
 * Which route answers a request. Start with {@link dev.facet.server.route.RouteTable}; what it is
 * asked comes out of {@link dev.facet.server.route.PathNormaliser}, which rejects every path that
 * two servers could read differently. What a route does is not here: tables hold anything.
 */
@NullMarked
package dev.facet.server.route;

import org.jspecify.annotations.NullMarked;
