// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/**
 * An item that was kept.
 *
 * @param bytes as they were given to be kept; not to be changed
 * @param stale whether a newer one is to be asked for
 * @param tier where it was found
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record KeptItem(byte[] bytes, boolean stale, CacheTier tier) {}
