// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.util.Set;

/** Which responses say that there is no value, or none for who asks. */
final class Absence {
  /** Of one object that was asked for by itself, or of several that were asked for together. */
  static final int NOT_FOUND = 404;

  /** Not authorized, not permitted, not found, gone, withheld by law (RFC 9110, RFC 7725). */
  private static final Set<Integer> STATUSES = Set.of(401, 403, NOT_FOUND, 410, 451);

  private static final int SERVER_ERROR = 500;

  private Absence() {}

  /** Whether a response that is an error says so; others say nothing of the value. */
  static boolean isSaidBy(int status) {
    return STATUSES.contains(status);
  }

  /** Whether a response that was read as null says so, and not only that the service failed. */
  static boolean isNull(int status) {
    return status < SERVER_ERROR;
  }
}
