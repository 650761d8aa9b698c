// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code facet.yaml} says of one route. Start with {@link
 * dev.facet.server.config.route.RouteConfig}: each of its settings has a record of its own, and
 * {@code action()} turns them into what becomes of a request. What routes do with requests is not
 * here.
 */
@NullMarked
package dev.facet.server.config.route;

import org.jspecify.annotations.NullMarked;
