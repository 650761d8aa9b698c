// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that miss at once are one call, as far as its response may go to all. */
final class SharedFetchTest extends WithCache {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\ncache-control: max-age=600\r\ncontent-length: 4\r\n\r\n";
  private static final String UNKEPT = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody";

  @BeforeEach
  void holdResponses() {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
  }

  @Test
  void asksOnceForAllThatMissAtOnce() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire wire = wire();
    await(runner.later(Future::succeededFuture)); // both have begun, since tasks keep their order

    wire.write(HEAD + "bo");
    wire.write("dy");

    assertEquals("body", await(first).body());
    assertEquals("body", await(second).body());
    assertEquals(1, upstream.count("/a"));
    assertEquals(1, runner.state().coalesced());
  }

  @Test
  void asksForEachWhereTheResponseIsNotForAll() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    wire().write(UNKEPT);
    wire().write(UNKEPT);

    assertEquals("body", await(first).body());
    assertEquals("body", await(second).body());
  }

  @Test
  void asksOnceForEachVariantThatNobodyKnew() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> english = later(runner, request(HttpMethod.GET, "accept-language: en"));
    List<Future<Streamed>> german =
        IntStream.range(0, 3)
            .mapToObj(_ -> later(runner, request(HttpMethod.GET, "accept-language: de")))
            .toList();
    Wire first = wire();
    await(runner.later(Future::succeededFuture)); // all have begun, since tasks keep their order
    String head = HEAD.replace("\r\n\r\n", "\r\nvary: accept-language\r\n\r\n");

    first.write(head + "four");
    wire().write(head + "vier");

    assertEquals("four", await(english).body());
    for (Future<Streamed> each : german) {
      assertEquals("vier", await(each).body());
    }
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void nobodyWaitsForWhatWasNotKeptBefore() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> before = later(runner, request(HttpMethod.GET));
    wire().write(UNKEPT);
    await(before);

    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    upstream.awaitRequests(3);
    wire().write(UNKEPT);
    wire().write(UNKEPT);

    await(first);
    await(second);
  }

  @Test
  void keepsClientsApartThatTheServiceSees() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> ada = later(runner, request(HttpMethod.GET, "authorization: Bearer a"));
    Future<Streamed> eve = later(runner, request(HttpMethod.GET, "authorization: Bearer e"));
    upstream.awaitRequests(2);
    wire().write(UNKEPT);
    wire().write(UNKEPT);

    await(ada);
    await(eve);
  }

  @Test
  void isNotHeldUpByASlowReader() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<UpstreamStream> slow =
        runner.later(() -> runner.client().stream(request(HttpMethod.GET), CallContext.detached()));
    Wire wire = wire();
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    wire.write(HEAD + "body");

    await(slow); // and never read
    assertEquals("body", await(second).body());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void goesOnForOthersWhenTheFirstLeaves() throws InterruptedException {
    CallRunner runner = runner(caching());
    Cancellation cancellation = new Cancellation();
    Future<Streamed> first =
        later(
            runner,
            request(HttpMethod.GET),
            new CallContext(
                CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire wire = wire();
    await(
        runner.later(() -> {
          cancellation.cancel();
          return Future.succeededFuture();
        }));
    wire.write(HEAD + "body");

    CallRunner.failureOf(first);
    assertEquals("body", await(second).body());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void keepsClientsApartWhoWaitForWhatWasForAllAndIsNoLonger() throws InterruptedException {
    upstream.on(
        "GET", "/a", _ -> response(200, "all", "cache-control: public, max-age=0", "etag: \"1\""));
    CallRunner runner = runner(caching());
    stream(runner);
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    Future<Streamed> ada = later(runner, request(HttpMethod.GET, "cookie: user=ada"));
    Future<Streamed> eve = later(runner, request(HttpMethod.GET, "cookie: user=eve"));

    wire()
        .write(
            "HTTP/1.1 200 OK\r\ncache-control: private, max-age=600\r\ncontent-length: 3\r\n\r\nada");
    wire()
        .write(
            "HTTP/1.1 200 OK\r\ncache-control: private, max-age=600\r\ncontent-length: 3\r\n\r\neve");

    assertEquals("ada", await(ada).body());
    assertEquals("eve", await(eve).body());
  }
}
