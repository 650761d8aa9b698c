// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.schema.AccessRule;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may ask for a field. */
record AccessCheck(Caller caller) {
  /** Why not; null where it may. */
  @Nullable LoadFailure refusal(AccessRule rule) {
    if (rule.open()) {
      return null;
    }
    if (!caller.authenticated()) {
      return refuse(ErrorCode.UNAUTHENTICATED);
    }
    return rule.allows(caller.scopes()) ? null : refuse(ErrorCode.FORBIDDEN);
  }

  private static LoadFailure refuse(ErrorCode code) {
    return LoadFailure.of(code, code.meaning());
  }
}
