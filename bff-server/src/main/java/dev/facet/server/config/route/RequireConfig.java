// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.server.pipeline.ScopeGuard;
import dev.facet.upstream.config.Require;
import java.util.List;

/**
 * What the caller must have.
 *
 * @param scopes all of them; one or more
 */
public record RequireConfig(List<String> scopes) {
  /** Copies the list and guards. */
  public RequireConfig {
    Require.require(!scopes.isEmpty(), "scopes", "none", "1 or more");
    for (String scope : scopes) {
      Require.require(ScopeGuard.isScope(scope), "scopes", scope, ScopeGuard.EXPECTED);
    }
    scopes = List.copyOf(scopes);
  }
}
