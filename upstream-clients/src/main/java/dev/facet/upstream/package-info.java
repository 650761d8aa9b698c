// SPDX-License-Identifier: Apache-2.0
/**
 * Calling one REST service well, for both halves of the gateway. Start with {@link
 * dev.facet.upstream.UpstreamClient}; {@link dev.facet.upstream.UpstreamPool} hands them out.
 * GraphQL, routes and plugins are unknown here.
 */
@NullMarked
package dev.facet.upstream;

import org.jspecify.annotations.NullMarked;
