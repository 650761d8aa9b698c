// SPDX-License-Identifier: Apache-2.0
/**
 * Reads of a service before they are calls: found in its cache, kept there, and shared with equal
 * ones in flight. Start with {@link dev.facet.upstream.read.CachingClient}. What may be kept is
 * decided in {@code dev.facet.upstream.cache}; calls are made in {@code dev.facet.upstream.http}.
 */
@NullMarked
package dev.facet.upstream.read;

import org.jspecify.annotations.NullMarked;
