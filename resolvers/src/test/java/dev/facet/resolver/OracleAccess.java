// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.execute.Caller;
import dev.facet.schema.AccessRule;

/** Refuses what a caller may not ask for. */
record OracleAccess(Caller caller) {
  void check(AccessRule rule) {
    if (!rule.open() && !caller.authenticated()) {
      throw new OracleFailure("UNAUTHENTICATED");
    }
    if (!rule.open() && !rule.allows(caller.scopes())) {
      throw new OracleFailure("FORBIDDEN");
    }
  }
}
