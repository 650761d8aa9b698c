// SPDX-License-Identifier: Apache-2.0
/**
 * What routes do with the requests they match. Start with {@link
 * dev.facet.server.action.RouteAction}; which requests those are is the business of {@code route},
 * and the endpoints that act are in {@code endpoint}. Values only: nothing here knows configuration
 * files or Vert.x's requests.
 */
@NullMarked
package dev.facet.server.action;

import org.jspecify.annotations.NullMarked;
