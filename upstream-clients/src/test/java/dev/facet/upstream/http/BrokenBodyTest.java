// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.EndpointState;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.Balance;
import io.vertx.core.Promise;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.Test;

/** An endpoint whose bodies break off is an ill one, for streams as for calls. */
final class BrokenBodyTest extends WithUpstream {
  @Test
  void oneOfTwoWhoseStreamsBreakOffIsEjected() {
    Deque<Promise<Wire>> wires = new ConcurrentLinkedDeque<>();
    upstream.on(
        "GET",
        "/",
        _ ->
            FakeResponse.steps(open -> {
              open.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
              wires.getLast().complete(open);
            }));
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      CallRunner runner =
          runner(config().and(other.url(), 1).with("balance", new Balance.InTurn()).build());

      for (int i = 0; i < 5; i++) {
        Promise<Wire> wire = Promise.promise();
        wires.add(wire);
        breakOff(runner, wire); // in turn the ill one, and
        runner.call(get("/")); // the other one
      }

      EndpointState ill = runner.state().endpoints().getFirst();
      assertEquals(upstream.url(), ill.url());
      assertEquals(1, ill.ejections());
    }
  }

  private static void breakOff(CallRunner runner, Promise<Wire> wire) {
    var stream = runner.on(() -> runner.client().stream(get("/"), CallContext.detached()));
    var body = runner.later(() -> Reading.all(stream));
    CallRunner.await(wire.future()).reset();
    failureOf(body);
  }
}
