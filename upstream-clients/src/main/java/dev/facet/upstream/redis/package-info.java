// SPDX-License-Identifier: Apache-2.0
/**
 * A store in Redis that costs nothing but hits when it is lost. Start with {@link
 * dev.facet.upstream.redis.RedisStore}; {@link dev.facet.upstream.redis.RedisStores} hands them
 * out.
 */
@NullMarked
package dev.facet.upstream.redis;

import org.jspecify.annotations.NullMarked;
