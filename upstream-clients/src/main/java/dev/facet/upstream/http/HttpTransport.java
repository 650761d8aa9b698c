// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;
import java.util.concurrent.atomic.LongAdder;

/** The innermost layer: sends a call to the endpoint whose turn it is. */
final class HttpTransport implements Layer<HttpCall> {
  private final Rotation rotation;
  private final CallHeaders headers;
  private final FailureReader failures;
  private final Timers timers;
  private final LongAdder retries;

  /**
   * A transport for one service.
   *
   * @param retries counts what is sent once more
   */
  HttpTransport(
      Rotation rotation,
      CallHeaders headers,
      FailureReader failures,
      Timers timers,
      LongAdder retries) {
    this.rotation = rotation;
    this.headers = headers;
    this.failures = failures;
    this.timers = timers;
    this.retries = retries;
  }

  @Override
  public void send(HttpCall call) {
    try {
      HttpExchange exchange = new HttpExchange(call, this, rotation.next());
      call.exchangedBy(exchange);
      exchange.begin();
    } catch (RuntimeException | Error fault) { // an edge: a call that is retried has no other
      call.threw(fault);
    }
  }

  /**
   * Sends a call once more, a turn of the event loop later: if the service has closed all its idle
   * connections, the others are known to be closed by then.
   */
  void retry(HttpCall call) {
    call.vertxContext()
        .runOnContext(turn -> {
          if (!call.ended()) {
            retries.increment();
            send(call);
          }
        });
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
