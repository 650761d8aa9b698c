// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.CallOrigin;
import java.util.Map;

/**
 * Who makes a request of which a copy is sent: known as ever to what balances calls, and told
 * nothing of what the second service says, not even between request and response.
 *
 * @param original of the request
 */
record CopyOrigin(CallOrigin original) implements CallOrigin {
  @Override
  public String clientIp() {
    return original.clientIp();
  }

  @Override
  public String identity() {
    return original.identity();
  }

  @Override
  public String correlationId() {
    return original.correlationId();
  }

  @Override
  public Map<String, Object> claims() {
    return original.claims();
  }
}
