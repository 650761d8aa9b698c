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
 * @param expiresAt until when its policy lets it in, in milliseconds of the epoch; {@link
 *     Long#MAX_VALUE} for always
 */
public record Principal(
    String subject, String policy, Set<String> scopes, Map<String, Object> claims, long expiresAt) {
  /** Copies the collections. */
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** A caller that does not expire. */
  public Principal(String subject, String policy, Set<String> scopes, Map<String, Object> claims) {
    this(subject, policy, scopes, claims, Long.MAX_VALUE);
  }
}
