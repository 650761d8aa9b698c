// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/**
 * Where and how requests are forwarded.
 *
 * @param id the route's name in the configuration
 * @param rewrite what becomes of the path
 * @param preserveHost whether the service sees the Host the client asked for, in place of its own
 * @param targets the services that respond
 */
public record PassthroughRoute(
    String id, PathRewrite rewrite, boolean preserveHost, WeightedTargets targets) {}
