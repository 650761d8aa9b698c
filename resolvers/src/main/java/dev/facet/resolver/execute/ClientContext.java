// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.upstream.CallContext;
import java.util.Map;
import java.util.Set;

/**
 * The client of an operation: its verified identity, and what the calls made for it need.
 *
 * @param authenticated whether a policy verified the caller
 * @param scopes what the caller may do
 * @param claims what the verified token says; empty without one
 * @param clientName what the client calls itself; empty for unknown
 * @param clientVersion which version it says it is; empty for unknown
 * @param calls deadline, correlation id, inbound headers and cancellation
 */
public record ClientContext(
    boolean authenticated,
    Set<String> scopes,
    Map<String, Object> claims,
    String clientName,
    String clientVersion,
    CallContext calls) {
  /** The same caller, whose calls belong to another context. */
  public ClientContext with(CallContext other) {
    return new ClientContext(authenticated, scopes, claims, clientName, clientVersion, other);
  }
}
