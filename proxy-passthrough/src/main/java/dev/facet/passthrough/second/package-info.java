// SPDX-License-Identifier: Apache-2.0
/**
 * What a second service gets of a route's requests: a copy of some ({@link
 * dev.facet.passthrough.second.Mirroring}), or those that the first one failed to respond to
 * ({@link dev.facet.passthrough.second.Failover}). Whether a request may be sent twice is the
 * business of {@link dev.facet.upstream.resilience.RetryRule}.
 */
@NullMarked
package dev.facet.passthrough.second;

import org.jspecify.annotations.NullMarked;
