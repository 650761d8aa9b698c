// SPDX-License-Identifier: Apache-2.0
/**
 * What stands between a caller and a service, one layer per file, each of which lets a call or an
 * attempt pass or fails it. Start with {@link dev.facet.upstream.resilience.Call}, what was asked,
 * {@link dev.facet.upstream.resilience.Attempt}, one try at it, and {@link
 * dev.facet.upstream.resilience.Layer}. How a request is sent is not known here. {@link
 * dev.facet.upstream.resilience.UnwantedBody} lets go of a response that is not taken.
 */
@NullMarked
package dev.facet.upstream.resilience;

import org.jspecify.annotations.NullMarked;
