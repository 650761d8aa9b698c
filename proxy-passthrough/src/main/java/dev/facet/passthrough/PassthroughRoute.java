// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/**
 * Where and how requests are forwarded.
 *
 * @param id the route's name in the configuration
 * @param rewrite what becomes of target and Host
 * @param to the services that respond
 */
public record PassthroughRoute(String id, RequestRewrite rewrite, Destinations to) {}
