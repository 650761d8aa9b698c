// SPDX-License-Identifier: Apache-2.0
/**
 * Forwarding one request as a stream. Start with {@link dev.facet.passthrough.Forwarder}; what a
 * listener has to do to a request's headers before anything else sees them is {@link
 * dev.facet.http.InboundHeaders}. GraphQL, plugins, configuration files and the choice of a route
 * are unknown here; connections, time-outs and breakers are the business of {@link
 * dev.facet.upstream.UpstreamClient}.
 */
@NullMarked
package dev.facet.passthrough;

import org.jspecify.annotations.NullMarked;
