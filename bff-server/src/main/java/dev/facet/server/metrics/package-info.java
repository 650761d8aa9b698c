// SPDX-License-Identifier: Apache-2.0
/**
 * Counts as Prometheus reads them. Start with {@link dev.facet.server.metrics.MetricsPage}. Nothing
 * is counted here, and the path of requests does not lead here.
 */
@NullMarked
package dev.facet.server.metrics;

import org.jspecify.annotations.NullMarked;
