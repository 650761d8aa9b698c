// SPDX-License-Identifier: Apache-2.0
/**
 * How often one caller may come. Start with {@link
 * dev.facet.server.plugin.limit.rate.RateLimitPolicy}. The buckets live in this process only.
 */
@NullMarked
package dev.facet.server.plugin.limit.rate;

import org.jspecify.annotations.NullMarked;
