// SPDX-License-Identifier: Apache-2.0
/**
 * The two adapters that know which half of the gateway they serve. Start with {@link
 * dev.facet.server.endpoint.GraphQlEndpoint}, or {@link
 * dev.facet.server.endpoint.PassthroughEndpoint}. Plugins are unknown here.
 */
@NullMarked
package dev.facet.server.endpoint;

import org.jspecify.annotations.NullMarked;
