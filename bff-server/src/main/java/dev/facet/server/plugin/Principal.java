// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import java.util.Map;
import java.util.Set;

/**
 * The verified caller.
 *
 * @param subject its name: the {@code sub} of a token, the name of an API key
 * @param policy the name of the policy that verified it
 * @param scopes what it may do
 * @param claims what the token says, plain JSON values; empty where there is no token
 */
public record Principal(
    String subject, String policy, Set<String> scopes, Map<String, Object> claims) {
  /** Copies the collections. */
  public Principal {
    scopes = Set.copyOf(scopes);
  }
}
