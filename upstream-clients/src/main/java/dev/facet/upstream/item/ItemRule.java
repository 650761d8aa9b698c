// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/**
 * For how long items are kept, at most: their service can shorten it, and never lengthen it.
 *
 * @param ttl how long they are fresh, in milliseconds, 1 or more
 * @param swr for how long after that one may be given while a newer one is asked for, in
 *     milliseconds; 0 for not at all
 * @param forAll whether they are kept for everybody, and not for one client each
 */
public record ItemRule(long ttl, long swr, boolean forAll) {}
