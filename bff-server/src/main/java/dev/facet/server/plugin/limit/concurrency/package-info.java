// SPDX-License-Identifier: Apache-2.0
/**
 * How much one caller may have in flight. Start with {@link
 * dev.facet.server.plugin.limit.concurrency.InFlightRequests}. It is counted in this process only.
 */
@NullMarked
package dev.facet.server.plugin.limit.concurrency;

import org.jspecify.annotations.NullMarked;
