// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.CacheConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache does not keep, or keeps in another form. */
final class UnkeptReadsTest extends WithCache {
  private static final String FRESH = "cache-control: max-age=600";

  @Test
  void theResponseToAHeadIsNotThatToAGet() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    upstream.on("HEAD", "/a", _ -> response(200, "", FRESH));
    CallRunner runner = runner(caching());

    runner.call(CallRunner.request(HttpMethod.HEAD, "/a", RequestBody.NONE));
    await(later(runner, request(HttpMethod.HEAD)));

    assertEquals("[1]", new String(runner.call(get("/a")).body().bytes(), UTF_8));
    assertEquals("HEAD", upstream.requests().getFirst().method());
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void aGetWithABodyIsNotKept() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());
    UpstreamRequest request =
        CallRunner.request(HttpMethod.GET, "/a", new RequestBody.Bytes(Buffer.buffer("{}")));

    runner.call(request);
    runner.call(request);

    assertEquals(2, upstream.count("/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"range: bytes=0-1", "if-none-match: \"1\""})
  void aCallThatAsksForAPartOrForWhatIsNewerIsNotKept(String header) {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());

    runner.call(request(HttpMethod.GET, header));
    runner.call(request(HttpMethod.GET, header));
    runner.call(get("/a"));

    assertEquals(3, upstream.count("/a"));
  }

  @Test
  void aChangeThatWasNeverSentEndsNothing() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());
    runner.call(get("/a"));
    CallContext late =
        new CallContext(
            System.nanoTime(), "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());

    assertEquals(
        new UpstreamFailure.DeadlinePassed("users"),
        runner.failure(CallRunner.request(HttpMethod.POST, "/a", RequestBody.NONE), late));
    runner.call(get("/a"));

    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void aChangeWhoseResponseNeverCameEndsWhatIsKept() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    upstream.on("POST", "/a", _ -> FakeResponse.close());
    CallRunner runner = runner(caching());
    runner.call(get("/a"));

    runner.failure(CallRunner.request(HttpMethod.POST, "/a", RequestBody.NONE));
    runner.call(get("/a"));

    assertEquals(3, upstream.count("/a"));
  }

  @Test
  void aCallKeepsNothingLongerThanMaxEntry() {
    upstream.on("GET", "/a", _ -> response(200, "[1,2,3]", FRESH));
    CallRunner runner = runner(cachingUpTo(3));

    runner.call(get("/a"));
    runner.call(get("/a"));

    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void aCallReadsNothingLongerThanMaxResponseFromTheCacheEither() {
    upstream.on("GET", "/a", _ -> response(200, "[1,2,3]", FRESH));
    CallRunner runner =
        runner(
            config()
                .maxResponse(3)
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());
    stream(runner);

    assertEquals(UpstreamFailure.TooLarge.class, runner.failure(get("/a")).getClass());
  }

  @Test
  void whatACallKeepsIsDecodedAndHasTheHeadersOfThat() {
    upstream.on("GET", "/a", _ -> gzip("[1]"));
    CallRunner runner =
        runner(
            config()
                .compression()
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());
    runner.call(get("/a"));

    Streamed kept = stream(runner, "accept-encoding: gzip");

    assertEquals("hit", kept.cache());
    assertEquals("[1]", kept.body());
    assertNull(kept.headers().get("content-encoding"));
    assertEquals("3", kept.headers().get("content-length"));
    assertEquals("W/\"1\"", kept.headers().get("etag"));
    assertNull(runner.call(get("/a")).headers().get("content-length"), "of another form of it");
  }

  @Test
  void readsOfCallsAreCounted() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());

    runner.call(get("/a"));
    runner.call(get("/a"));
    runner.call(get("/a"));

    assertEquals(1, runner.state().cached(Use.MISS));
    assertEquals(2, runner.state().cached(Use.HIT));
  }

  @Test
  void aResponseWithoutContentHasNoLength() {
    upstream.on("GET", "/a", _ -> response(204, "", FRESH));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed kept = stream(runner);

    assertEquals("hit", kept.cache());
    assertNull(kept.headers().get("content-length"));
  }

  @Test
  void aResponseInChunksIsKept() {
    upstream.on(
        "GET",
        "/a",
        _ -> FakeResponse.chunked(200, Map.of("cache-control", "max-age=600"), "a", "b"));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed kept = stream(runner);

    assertEquals("hit", kept.cache());
    assertEquals("ab", kept.body());
  }

  private static FakeResponse gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return FakeResponse.of(
        200,
        Map.of(
            "content-encoding",
            "gzip",
            "cache-control",
            "max-age=600",
            "etag",
            "\"1\"",
            "vary",
            "x"),
        Buffer.buffer(out.toByteArray()));
  }
}
