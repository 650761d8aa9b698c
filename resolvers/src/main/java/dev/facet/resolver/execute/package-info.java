// SPDX-License-Identifier: Apache-2.0
/**
 * A plan, variables and a caller to the bytes of a response. Start with {@link
 * dev.facet.resolver.execute.PlanExecutor}: it loads wave by wave, then {@link
 * dev.facet.resolver.execute.ResponseWriter} completes and writes in one pass. Documents' texts and
 * HTTP are unknown here.
 */
@NullMarked
package dev.facet.resolver.execute;

import org.jspecify.annotations.NullMarked;
