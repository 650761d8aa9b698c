// SPDX-License-Identifier: Apache-2.0
/**
 * What routes end in. Start with the two adapters that know which half of the gateway they serve,
 * {@link dev.facet.server.endpoint.GraphQlEndpoint} and {@link
 * dev.facet.server.endpoint.PassthroughEndpoint}. Of plugins only their interface is known here.
 */
@NullMarked
package dev.facet.server.endpoint;

import org.jspecify.annotations.NullMarked;
