// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class NameLookupTest extends WithUpstream {
  private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());

  @Test
  void aNameIsLookedUpOnceAtATimeWhoeverAsks() {
    CountDownLatch responds = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    NameLookup names =
        new ThreadedLookup(
            vertx,
            _ -> {
              lookups.incrementAndGet();
              await(responds);
              return LOOPBACK;
            });

    List<Future<List<InetAddress>>> found = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      found.add(names.lookUp("svc.test"));
    }
    responds.countDown();

    found.forEach(each -> assertEquals(LOOPBACK, CallRunner.await(each)));
    assertEquals(1, lookups.get());
    assertEquals(LOOPBACK, CallRunner.await(names.lookUp("svc.test")));
    assertEquals(2, lookups.get());
  }

  @Test
  void noNameWaitsForOthersWhoseNameServersDoNotRespond() {
    CountDownLatch responds = new CountDownLatch(1);
    NameLookup names =
        new ThreadedLookup(
            vertx,
            host -> {
              if (host.startsWith("dead")) {
                await(responds);
              }
              return LOOPBACK;
            });
    List<Future<List<InetAddress>>> dead = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      dead.add(names.lookUp("dead-" + i + ".test"));
    }

    assertEquals(LOOPBACK, CallRunner.await(names.lookUp("svc.test")));
    dead.forEach(each -> assertFalse(each.isComplete()));
    responds.countDown();
    dead.forEach(CallRunner::await);
  }

  @Test
  void whoWaitsGivesUpAfterTheTimeForAConnection() {
    Promise<List<InetAddress>> never = Promise.promise();
    CallRunner runner =
        runner(
            ConfigBuilder.at("http://svc.test:" + upstream.port())
                .connectTimeout(Duration.ofMillis(5))
                .build(),
            System::nanoTime,
            _ -> never.future());

    assertEquals(
        new Unreachable(
            "users", "not connected: unknown host: svc.test: no name server responded within 5 ms"),
        runner.failure(get("/")));
  }

  @Test
  void aLookupThatFailsIsToldToAllWhoWait() {
    NameLookup names =
        new ThreadedLookup(
            vertx,
            host -> {
              throw new UnknownHostException(host);
            });

    Future<List<InetAddress>> found = names.lookUp("svc.test");
    assertInstanceOf(
        UnknownHostException.class, assertThrows(Throwable.class, () -> CallRunner.await(found)));
  }

  @Test
  void anAddressThatIsNoneOfTheNameAnyMoreLosesItsIdleConnections() throws Exception {
    Future<Wire> wire = wireOf("/", FakeResponse.status(200)::write);
    try (FakeUpstream other = FakeUpstream.start(vertx, "127.0.0.2", upstream.port())) {
      MovingName names = new MovingName();
      CallRunner runner = named(names);
      runner.call(get("/"));

      names.moveTo("127.0.0.2");
      CallRunner.await(CallRunner.await(wire).closed());
      assertEquals(404, runner.call(get("/")).status());
      assertEquals(1, other.requests().size());
    }
  }

  @Test
  void anAddressThatIsNoneOfTheNameAnyMoreLosesThoseInUseWhenTheyAreGivenBack() throws Exception {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", _ -> FakeResponse.steps(wire::complete));
    MovingName names = new MovingName();
    CallRunner runner = named(names);
    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(get("/"), CallContext.detached()));
    Wire open = CallRunner.await(wire.future());

    names.moveTo("127.0.0.2");
    names.awaitLookup();
    names.awaitLookup();
    assertFalse(open.closed().isComplete());
    FakeResponse.json(200, "{}").write(open);

    assertEquals(200, CallRunner.await(call).status());
    CallRunner.await(open.closed());
  }

  @Test
  void anAddressThatStaysKeepsItsConnections() throws Exception {
    MovingName names = new MovingName();
    CallRunner runner = named(names);
    runner.call(get("/"));
    for (int lookup = 0; lookup < 3; lookup++) {
      names.awaitLookup();
    }
    runner.call(get("/"));

    assertEquals(1, upstream.connections());
  }

  /** A name with one address, looked up again as often as can be. */
  private static final class MovingName implements NameLookup {
    private volatile InetAddress address = InetAddress.getLoopbackAddress();
    private volatile CountDownLatch lookups = new CountDownLatch(1);

    private void moveTo(String to) throws UnknownHostException {
      address = InetAddress.getByName(to);
    }

    private void awaitLookup() {
      CountDownLatch next = new CountDownLatch(1);
      lookups = next;
      await(next);
    }

    @Override
    public Future<List<InetAddress>> lookUp(String host) {
      lookups.countDown();
      return Future.succeededFuture(List.of(address));
    }

    @Override
    public Duration again() {
      return Duration.ofMillis(1);
    }
  }

  private CallRunner named(NameLookup names) {
    return runner(
        ConfigBuilder.at("http://svc.test:" + upstream.port()).build(), System::nanoTime, names);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
