// SPDX-License-Identifier: Apache-2.0
/**
 * Sending requests over HTTP/1.1 and HTTP/2 with Vert.x. Start with {@link
 * dev.facet.upstream.http.VertxUpstreamPool}, which hands out clients; {@link
 * dev.facet.upstream.http.ServiceLayers} shows what a call passes through. When to give up is
 * decided in {@code dev.facet.upstream.resilience}.
 */
@NullMarked
package dev.facet.upstream.http;

import org.jspecify.annotations.NullMarked;
