// SPDX-License-Identifier: Apache-2.0
/**
 * What is counted of requests, kept over reloads. Start with {@link
 * dev.facet.server.count.GatewayCounts}. How counts are shown is the business of metrics.
 */
@NullMarked
package dev.facet.server.count;

import org.jspecify.annotations.NullMarked;
