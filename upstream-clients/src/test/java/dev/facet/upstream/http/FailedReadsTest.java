// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cache says of a call that it made and that failed (RFC 9211, section 2.2). */
final class FailedReadsTest extends WithCache {
  @ParameterizedTest
  @CsvSource({
    "false, GET, x-a: b, fwd=uri-miss",
    "false, HEAD, x-a: b, fwd=uri-miss",
    "true, GET, x-a: b, fwd=stale",
    "true, GET, range: bytes=0-1, fwd=stale",
    "true, HEAD, x-a: b, fwd=stale"
  })
  void sayWhyTheServiceWasAsked(boolean kept, String method, String header, String told) {
    CallRunner runner = runner(caching());
    if (kept) {
      upstream.on(
          "GET", "/a", _ -> response(200, "[1]", "cache-control: max-age=0", "etag: \"1\""));
      stream(runner);
    }
    upstream.on("GET", "/a", _ -> FakeResponse.close());
    upstream.on("HEAD", "/a", _ -> FakeResponse.close());

    Future<Streamed> failing = later(runner, request(HttpMethod.valueOf(method), header));

    var failed = assertThrows(UpstreamException.class, () -> await(failing));
    assertEquals(told, failed.cacheStatus().parameters());
  }

  @Test
  void sayNothingWhereThereIsNoCache() {
    upstream.on("GET", "/a", _ -> FakeResponse.close());

    Future<Streamed> failing = later(runner(), request(HttpMethod.GET));

    var failed = assertThrows(UpstreamException.class, () -> await(failing));
    assertEquals(CacheStatus.NONE, failed.cacheStatus());
  }
}
