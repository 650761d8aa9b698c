// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** Methods that ask for the same thing however often they are sent (RFC 9110, section 9.2.2). */
public final class IdempotentMethods {
  private static final Set<HttpMethod> ALL =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS,
          HttpMethod.TRACE,
          HttpMethod.PUT,
          HttpMethod.DELETE);

  private IdempotentMethods() {}

  /** Whether a method is one of them. */
  public static boolean contains(HttpMethod method) {
    return ALL.contains(method);
  }
}
