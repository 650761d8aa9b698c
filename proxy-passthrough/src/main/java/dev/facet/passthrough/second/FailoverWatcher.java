// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.CallContext;

/** Hears of requests that go on to a second service. */
@FunctionalInterface
public interface FailoverWatcher {
  /**
   * A request goes on.
   *
   * @param from the service that failed
   * @param cause how, in words for operators
   * @param context of the request
   */
  void failedOver(String from, String cause, CallContext context);
}
