// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.upstream.config.RedisConfig;
import org.jspecify.annotations.Nullable;

/**
 * What replicas of the gateway share.
 *
 * @param redis a Redis; absent: none
 */
public record StoresConfig(@Nullable RedisConfig redis) {}
