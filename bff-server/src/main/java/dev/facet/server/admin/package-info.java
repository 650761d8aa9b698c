// SPDX-License-Identifier: Apache-2.0
/**
 * What the platform team asks a running gateway: health, readiness, metrics, and that it forgets
 * what is kept. Start with {@link dev.facet.server.admin.AdminListener}; {@link
 * dev.facet.server.admin.MetricsPage} writes the series. Clients' requests never come here; what
 * happened is counted in {@code server.count}.
 */
@NullMarked
package dev.facet.server.admin;

import org.jspecify.annotations.NullMarked;
