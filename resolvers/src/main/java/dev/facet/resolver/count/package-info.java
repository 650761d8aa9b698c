// SPDX-License-Identifier: Apache-2.0
/**
 * What is counted of a frontend's operations. Start with {@link
 * dev.facet.resolver.count.FrontendCounts}. How counts are shown is unknown here.
 */
@NullMarked
package dev.facet.resolver.count;

import org.jspecify.annotations.NullMarked;
