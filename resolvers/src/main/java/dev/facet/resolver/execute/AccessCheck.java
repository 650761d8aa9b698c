// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.schema.AccessRule;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may ask for a field. */
record AccessCheck(Caller caller) {
  private static final LoadFailure UNKNOWN =
      LoadFailure.of(ErrorCode.UNAUTHENTICATED, ErrorCode.UNAUTHENTICATED.meaning());
  private static final LoadFailure SCOPES =
      LoadFailure.of(ErrorCode.FORBIDDEN, ErrorCode.FORBIDDEN.meaning());

  /** Why not; null where it may. */
  @Nullable LoadFailure refusal(AccessRule rule) {
    if (rule.open()) {
      return null;
    }
    if (!caller.authenticated()) {
      return UNKNOWN;
    }
    return rule.allows(caller.scopes()) ? null : SCOPES;
  }
}
