// SPDX-License-Identifier: Apache-2.0
/**
 * Calls over HTTP/1.1 with Vert.x. Start with {@link dev.facet.upstream.http.VertxUpstreamPool},
 * which hands out {@code VertxUpstreamClient}s; {@code OutboundCall} is the life of one call. When
 * to call at all is decided in {@code dev.facet.upstream.resilience}, not here.
 */
@NullMarked
package dev.facet.upstream.http;

import org.jspecify.annotations.NullMarked;
