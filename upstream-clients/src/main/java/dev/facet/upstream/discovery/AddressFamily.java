// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.vertx.core.Future;
import java.util.List;

/**
 * The addresses of one family that a name has.
 *
 * @param addresses as they stand in URLs
 * @param ttl how long they hold, in seconds
 * @param fault why there are none; empty where there are
 * @param definite whether a name server said so, rather than that nobody knows
 */
record AddressFamily(List<String> addresses, long ttl, String fault, boolean definite) {
  /** Not looked up yet. */
  static final AddressFamily NONE = new AddressFamily(List.of(), Long.MAX_VALUE, "", true);

  /** What a lookup comes to; it does not fail. */
  static Future<AddressFamily> of(Future<DnsRecords<String>> lookup) {
    return lookup
        .map(records -> new AddressFamily(records.values(), records.ttl(), "", true))
        .recover(fault -> Future.succeededFuture(failed(fault)));
  }

  private static AddressFamily failed(Throwable thrown) {
    boolean definite = thrown instanceof DnsClientFault fault && fault.definite();
    return new AddressFamily(
        List.of(), Long.MAX_VALUE, String.valueOf(thrown.getMessage()), definite);
  }

  /** Whether it is certain that there are none. */
  boolean isNothing() {
    return definite && addresses.isEmpty();
  }

  /** What is used where this was looked up after another: that stays where nobody knows. */
  AddressFamily after(AddressFamily before) {
    return definite ? this : before;
  }
}
