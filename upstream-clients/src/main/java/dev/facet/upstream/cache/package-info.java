// SPDX-License-Identifier: Apache-2.0
/**
 * What a shared cache may keep and give again (RFC 9111, RFC 5861, RFC 9211): rules over headers
 * and times, and a store in memory. Start with {@link dev.facet.upstream.cache.ResponseCache}.
 * Nothing here makes calls or knows an event loop; that is {@code dev.facet.upstream.read}.
 */
@NullMarked
package dev.facet.upstream.cache;

import org.jspecify.annotations.NullMarked;
