// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamPool.Lease;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VertxUpstreamPoolTest extends WithUpstream {
  private final VertxUpstreamPool pool = new VertxUpstreamPool(vertx);

  @Test
  void sharesTheClientOfEqualConfigurations() {
    try (Lease first = pool.lease("users", config().build());
        Lease second = pool.lease("users", config().build())) {
      assertSame(first.client(), second.client());
      assertEquals("users", first.client().service());
    }
  }

  @Test
  void whatIsKeptStaysAsLongAsTheConfigurationIsTheSame() {
    try (Lease first = pool.lease("users", config().build());
        Lease second = pool.lease("users", config().build());
        Lease other = pool.lease("users", config().bulkhead(7).build())) {
      assertSame(first.client().items(), second.client().items());
      assertNotSame(first.client().items(), other.client().items());
      long changes = other.client().changes();
      first.client().items().drop(List.of("a tag of any service"));
      assertEquals(changes + 1, other.client().changes());
    }
  }

  @Test
  void keepsDifferentServicesAndConfigurationsApart() {
    try (Lease users = pool.lease("users", config().build());
        Lease orders = pool.lease("orders", config().build());
        Lease other = pool.lease("users", config().bulkhead(7).build())) {
      assertNotSame(users.client(), orders.client());
      assertNotSame(users.client(), other.client());
      assertEquals(3, pool.states().size());
    }
    assertEquals(0, pool.states().size());
  }

  @Test
  void countsOnWithAnotherConfigurationAndFromNothingOnceTheServiceIsGone() {
    CallRunner runner = runner(config().build());
    runner.call(CallRunner.get("/"));

    Lease next = runner.pool.lease("users", config().bulkhead(7).build());
    runner.close();
    assertEquals(1, next.state().calls(CallOutcome.of(404, null)));

    next.close();
    try (Lease anew = runner.pool.lease("users", config().build())) {
      assertEquals(0, anew.state().calls(CallOutcome.of(404, null)));
    }
  }

  @Test
  void survivesUntilTheLastLeaseIsGivenBack() {
    Lease first = pool.lease("users", config().build());
    UpstreamClient client = first.client();
    Lease second = pool.lease("users", config().build());

    first.close();
    first.close();

    assertSame(client, second.client());
    try (Lease third = pool.lease("users", config().build())) {
      assertSame(client, third.client());
    }
    second.close();
    assertEquals(0, pool.states().size());
  }

  @Test
  void closesConnectionsWithTheLastLease() {
    Future<Wire> wire = wireOf("/", FakeResponse.status(200)::write);
    CallRunner runner = runner();
    runner.call(get("/"));

    runner.lease.close();

    await(await(wire).closed());
  }

  @Test
  void letsCallsInFlightFinish() throws InterruptedException {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();
    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(get("/"), CallContext.detached()));
    upstream.awaitRequests(1);

    runner.lease.close();
    Wire open = await(wire.future());
    assertFalse(open.closed().isComplete());
    FakeResponse.json(200, "{}").write(open);

    assertEquals(200, await(call).status());
    await(open.closed());
  }

  @Test
  void rejectsCallsOnceClosed() {
    CallRunner runner = runner();
    runner.lease.close();

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));
    assertEquals(0, upstream.connections());
  }

  @Test
  void needsAnEventLoop() {
    assertEquals(
        "loops: 0 (expected: 1 or more)",
        assertThrows(IllegalArgumentException.class, () -> new VertxUpstreamPool(vertx, 0))
            .getMessage());
  }
}
