// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.Attempt;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;

/** The innermost layer: sends the request of an attempt to its endpoint. */
final class HttpTransport implements Layer<HttpExchange> {
  private final CallHeaders headers;
  private final FailureReader failures;
  private final Timers timers;

  /** A transport for one service. */
  HttpTransport(CallHeaders headers, FailureReader failures, Timers timers) {
    this.headers = headers;
    this.failures = failures;
    this.timers = timers;
  }

  /** An attempt that will be sent by this transport. */
  HttpExchange attempt(HttpCall call, Attempt.Owner owner) {
    return new HttpExchange(call, owner, this);
  }

  @Override
  public void send(HttpExchange attempt) {
    attempt.begin();
  }

  CallHeaders headers() {
    return headers;
  }

  FailureReader failures() {
    return failures;
  }

  Timers timers() {
    return timers;
  }
}
