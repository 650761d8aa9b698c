// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** Methods that promise to leave a service as it is (RFC 9110, section 9.2.1). */
public final class SafeMethods {
  private static final Set<HttpMethod> ALL =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private SafeMethods() {}

  /** Whether a method asks for no change. */
  public static boolean contains(HttpMethod method) {
    return ALL.contains(method);
  }
}
