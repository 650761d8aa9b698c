// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Phase;
import dev.facet.upstream.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells callers apart: the first of the keys that a request has, the address where it has
 * none.
 *
 * @param inOrder 1 or more
 */
public record LimitKeys(List<LimitKey> inOrder) {
  private static final int MAX_LENGTH = 128;
  private static final LimitKey ADDRESS = new LimitKey.Ip();

  /** Guards. */
  public LimitKeys {
    inOrder = List.copyOf(inOrder);
    require(!inOrder.isEmpty(), "key", "none", "1 or more");
    // Every request has an address, so what stands behind it would never be looked at.
    int address = inOrder.indexOf(ADDRESS);
    require(
        address < 0 || address == inOrder.size() - 1,
        "key",
        "ip",
        "ip last; every request has one");
  }

  /**
   * The keys of a policy.
   *
   * @param key as configured; absent: ip
   */
  public static LimitKeys of(@Nullable List<LimitKey> key) {
    return new LimitKeys(key == null ? List.of(ADDRESS) : key);
  }

  /** When a policy can act that tells callers apart by these. */
  public Phase phase() {
    return inOrder.stream().anyMatch(LimitKey::needsPrincipal) ? Phase.AUTHORIZE : Phase.ADMIT;
  }

  /** The caller of a request: 200 characters or fewer, whatever clients send. */
  public String callerOf(Exchange exchange) {
    for (LimitKey key : inOrder) {
      String value = key.of(exchange);
      if (value != null && !value.isEmpty()) {
        // The kind goes along: no header can spell another principal's subject.
        return key + "=" + shortened(value);
      }
    }
    return ADDRESS + "=" + ADDRESS.of(exchange);
  }

  // Long values would let a client fill the memory that the number of callers is meant to bound.
  private static String shortened(String value) {
    return value.length() <= MAX_LENGTH ? value : Sha256.hex(value);
  }
}
