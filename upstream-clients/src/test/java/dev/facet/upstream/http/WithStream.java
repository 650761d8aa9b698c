// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** A service that sends the head of a response and lets the test send the rest. */
abstract class WithStream extends WithUpstream {
  static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  final Promise<Wire> wire = Promise.promise();

  final void scripted(String head) {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(open -> {
              open.write(head);
              wire.tryComplete(open);
            }));
  }

  static UpstreamStream stream(CallRunner runner, UpstreamRequest request) {
    return runner.on(() -> runner.client().stream(request, CallContext.detached()));
  }

  static Future<Buffer> reading(CallRunner runner, UpstreamStream stream) {
    return runner.later(() -> Reading.all(stream));
  }

  /** Lets the event loop turn a few times, network included. */
  static void otherCalls(CallRunner runner, int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(runner.call(get("/other")).status() > 0);
    }
  }
}
