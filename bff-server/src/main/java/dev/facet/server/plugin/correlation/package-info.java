// SPDX-License-Identifier: Apache-2.0
/**
 * Gives every request an id. Start with {@link
 * dev.facet.server.plugin.correlation.CorrelationPolicy}. Trace context is not here.
 */
@NullMarked
package dev.facet.server.plugin.correlation;

import org.jspecify.annotations.NullMarked;
