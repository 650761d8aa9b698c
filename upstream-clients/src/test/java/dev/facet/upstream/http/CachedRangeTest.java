// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Parts of what is kept whole. */
final class CachedRangeTest extends WithCache {
  private static final String FRESH = "cache-control: max-age=60";
  private static final String STALE = "cache-control: max-age=0, stale-if-error=60";
  private static final String RANGE = "range: bytes=1-2";

  /** As a service that knows ranges. */
  private FakeResponse ranged(String range, String... lines) {
    return range.isEmpty()
        ? response(200, "body", lines)
        : response(206, "od", "content-range: bytes 1-2/4", lines[0], lines[1]);
  }

  @Test
  void aPartOfWhatIsKeptCostsNoCall() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH, "etag: \"1\""));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed part = stream(runner, RANGE);

    assertEquals(206, part.status());
    assertEquals("od", part.body());
    assertEquals("hit", part.cache());
    assertEquals(416, stream(runner, "range: bytes=4-").status());
    assertEquals("body", stream(runner, RANGE, "if-range: \"2\"").body());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void aPartOfNothingIsAskedForAsItIsAndNotKept() {
    upstream.on("GET", "/a", request -> ranged(request.header("range"), FRESH, "etag: \"1\""));
    CallRunner runner = runner(caching());

    Streamed part = stream(runner, RANGE);

    assertEquals(206, part.status());
    assertEquals("od", part.body());
    assertEquals("bytes=1-2", upstream.requests().getFirst().header("range"));
    assertEquals("body", stream(runner).body());
    assertEquals("body", stream(runner).body());
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void theWholeInPlaceOfAPartIsNotKeptEither() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH));
    CallRunner runner = runner(caching());

    assertEquals("body", stream(runner, RANGE).body());
    assertEquals("body", stream(runner, RANGE).body());
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void aPartOfAnotherVariantIsAskedFor() {
    upstream.on(
        "GET", "/a", request -> ranged(request.header("range"), FRESH, "vary: accept-encoding"));
    CallRunner runner = runner(caching());
    stream(runner, "accept-encoding: gzip");

    assertEquals("hit", stream(runner, "accept-encoding: gzip", RANGE).cache());
    assertEquals("miss", stream(runner, RANGE).cache());
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void aHeadHasNoPart() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH));
    CallRunner runner = runner(caching());

    Streamed head = CallRunner.await(later(runner, request(HttpMethod.HEAD, RANGE)));

    assertEquals(200, head.status());
    assertEquals("4", head.headers().get("content-length"));
    assertEquals("", upstream.requests().getFirst().header("range"));
    assertEquals("od", stream(runner, RANGE).body());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void aPartStandsInForErrorsWhereTheServiceAllowsIt() {
    upstream.on(
        "GET",
        "/a",
        _ -> upstream.count("/a") == 1 ? response(200, "body", STALE) : FakeResponse.status(503));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed part = stream(runner, RANGE);

    assertEquals(206, part.status());
    assertEquals("od", part.body());
    assertEquals("stale-if-error", part.cache());
    assertEquals("bytes=1-2", upstream.requests().get(1).header("range"));
  }

  @Test
  void whatIsStaleForAPartIsRenewedWhole() throws Exception {
    String renewable = "cache-control: max-age=0, stale-while-revalidate=60";
    upstream.on(
        "GET",
        "/a",
        request ->
            upstream.count("/a") == 1
                ? response(200, "body", renewable)
                : FakeResponse.steps(open::add));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed part = stream(runner, RANGE, "if-range: \"x\"");

    assertEquals("body", part.body());
    assertEquals("stale", part.cache());
    wire().write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    assertFalse(upstream.requests().get(1).headers().contains("range"));
    assertFalse(upstream.requests().get(1).headers().contains("if-range"));
  }

  @Test
  void ofWhatWasDecodedAllIsGiven() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            FakeResponse.of(
                200,
                Map.of(
                    "content-encoding", "gzip",
                    "cache-control", "max-age=60",
                    "etag", "\"1\"",
                    "repr-digest", "sha-256=:coded:"),
                Buffer.buffer(gzip("[1]"))));
    CallRunner runner = runner(caching());
    runner.call(request(HttpMethod.GET));

    Streamed whole = stream(runner, RANGE);

    assertEquals(200, whole.status());
    assertEquals("[1]", whole.body());
    assertEquals("none", whole.headers().get("accept-ranges"));
    assertEquals("W/\"1\"", whole.headers().get("etag"));
    assertFalse(whole.headers().contains("repr-digest"));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
