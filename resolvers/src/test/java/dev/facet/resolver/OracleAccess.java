// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.AccessRule;

/** Rejects what a caller may not ask for. */
record OracleAccess(ClientContext client) {
  void check(AccessRule rule) {
    if (!rule.open() && !client.authenticated()) {
      throw new OracleFailure("UNAUTHENTICATED");
    }
    if (!rule.open() && !rule.allows(client.scopes())) {
      throw new OracleFailure("FORBIDDEN");
    }
  }
}
