// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Eventually;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are on their way into the cache, or that a client has not read yet, have a bound. */
final class ArrivingBodiesTest extends WithCache {
  private static final int LENGTH = 15_000;
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\ncache-control: public, max-age=600\r\ncontent-length: "
          + LENGTH
          + "\r\n\r\n";
  private static final String MOST = "x".repeat(LENGTH - 1);

  /** Room for 20,000 bytes at a time. */
  private final CallRunner runner = runner(caching40k());

  private UpstreamConfig caching40k() {
    CacheConfig cache =
        new CacheConfig(true, new DataSize(40_000), new DataSize(LENGTH), null, null);
    return config().coalesce().with("cache", cache).build();
  }

  @BeforeEach
  void holdResponses() {
    for (String target : new String[] {"/a", "/b", "/c"}) {
      upstream.on("GET", target, _ -> FakeResponse.steps(open::add));
    }
  }

  @Test
  void whatFindsNoRoomIsPassedOnAndNotKept() throws Exception {
    Arriving first = arriving("/a");
    Arriving second = arriving("/b");

    assertEquals(LENGTH, second.end());
    assertEquals(LENGTH, first.end());

    assertEquals("hit", cached("/a"));
    Arriving again = arriving("/b");
    assertEquals("miss", again.stream.cacheStatus().use().label());
    again.end();
    assertEquals("hit", cached("/b"));
  }

  @Test
  void whatItsClientHasNotReadTakesRoomUntilTheClientLeaves() throws Exception {
    Arriving unread = begun("/a");
    unread.wire.write(MOST + "x");
    awaitKept();

    arriving("/b").end();
    assertEquals(1, upstream.count("/b"));
    Arriving again = arriving("/b");
    again.end();
    assertEquals(2, upstream.count("/b"), "there was no room for the first");

    runner.on(() -> {
      unread.stream.abort();
      return Future.succeededFuture();
    });
    arriving("/c").end();
    assertEquals("hit", cached("/c"));
  }

  private void awaitKept() {
    Eventually.await("kept", () -> "hit".equals(cached("/a")));
  }

  private String cached(String target) {
    var asked = get(target);
    asked.headers().add("cache-control", "only-if-cached");
    UpstreamStream stream = runner.on(() -> runner.client().stream(asked, CallContext.detached()));
    runner.on(() -> {
      stream.abort();
      return Future.succeededFuture();
    });
    return stream.cacheStatus().use().label();
  }

  /** A response of which all but a byte has come, and been read. */
  private Arriving arriving(String target) throws InterruptedException {
    Arriving begun = begun(target);
    Promise<Void> most = Promise.promise();
    Promise<Integer> all = Promise.promise();
    AtomicInteger length = new AtomicInteger();
    runner.on(() -> {
      begun
          .stream
          .body()
          .handler(piece -> {
            if (length.addAndGet(piece.length()) == MOST.length()) {
              most.complete();
            }
          })
          .endHandler(_ -> all.complete(length.get()))
          .resume();
      return Future.succeededFuture();
    });
    begun.wire.write(MOST);
    await(most.future());
    return new Arriving(begun.stream, begun.wire, all.future());
  }

  private Arriving begun(String target) throws InterruptedException {
    Future<UpstreamStream> stream =
        runner.later(() -> runner.client().stream(get(target), CallContext.detached()));
    Wire wire = wire();
    wire.write(HEAD);
    return new Arriving(await(stream), wire, Future.succeededFuture(0));
  }

  private record Arriving(UpstreamStream stream, Wire wire, Future<Integer> length) {
    private int end() {
      wire.write("x");
      return await(length);
    }
  }
}
