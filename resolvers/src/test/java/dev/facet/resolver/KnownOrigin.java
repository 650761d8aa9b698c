// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.upstream.CallOrigin;
import java.util.Map;

/** A client that the gateway of a test knows. */
record KnownOrigin(String identity) implements CallOrigin {
  @Override
  public String clientIp() {
    return "";
  }

  @Override
  public Map<String, Object> claims() {
    return Map.of();
  }
}
