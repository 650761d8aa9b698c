// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.AccessRule;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may ask for a field. */
record AccessCheck(ClientContext client) {
  /** Why not; null where it may. */
  @Nullable LoadFailure rejection(AccessRule rule) {
    if (rule.open()) {
      return null;
    }
    if (!client.authenticated()) {
      return reject(ErrorCode.UNAUTHENTICATED);
    }
    return rule.allows(client.scopes()) ? null : reject(ErrorCode.FORBIDDEN);
  }

  private static LoadFailure reject(ErrorCode code) {
    return LoadFailure.of(code, code.meaning());
  }
}
