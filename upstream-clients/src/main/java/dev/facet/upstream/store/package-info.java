// SPDX-License-Identifier: Apache-2.0
/**
 * What replicas of the gateway share, as those see it who share. Start with {@link
 * dev.facet.upstream.store.SharedStore}; {@code dev.facet.upstream.redis} is one.
 */
@NullMarked
package dev.facet.upstream.store;

import org.jspecify.annotations.NullMarked;
