// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/**
 * Until when an item may be given, in the time of day, in milliseconds.
 *
 * @param freshUntil until then as it is
 * @param staleUntil until then while a newer one is asked for
 */
public record ItemTerms(long freshUntil, long staleUntil) {}
