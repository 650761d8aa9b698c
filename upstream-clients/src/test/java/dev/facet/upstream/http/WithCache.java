// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service whose responses are kept. */
abstract class WithCache extends WithUpstream {
  final BlockingQueue<Wire> open = new LinkedBlockingQueue<>();

  /** What came of a forwarded request. */
  record Streamed(int status, MultiMap headers, String body, String cache) {}

  final UpstreamConfig caching() {
    return config().coalesce().with("cache", new CacheConfig(true, null, null, null, null)).build();
  }

  final UpstreamConfig cachingUpTo(long bytes) {
    return config()
        .coalesce()
        .with("cache", new CacheConfig(true, null, new DataSize(bytes), null, null))
        .build();
  }

  /** Answers with headers written as {@code etag: "a"}. */
  static FakeResponse response(int status, String body, String... lines) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.put(parts[0], parts[1]);
    }
    return FakeResponse.of(status, headers, body);
  }

  static MultiMap headers(String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.add(parts[0], parts[1]);
    }
    return headers;
  }

  static UpstreamRequest request(HttpMethod method, String... headers) {
    return new UpstreamRequest(method, "/a", headers(headers), RequestBody.NONE, null);
  }

  static Future<Streamed> later(CallRunner runner, UpstreamRequest request) {
    return later(runner, request, CallContext.detached());
  }

  static Future<Streamed> later(CallRunner runner, UpstreamRequest request, CallContext context) {
    return runner.later(() ->
        runner.client().stream(request, context)
            .compose(stream -> Reading.all(stream).map(body -> streamed(stream, body))));
  }

  static Streamed stream(CallRunner runner, String... headers) {
    return CallRunner.await(later(runner, request(HttpMethod.GET, headers)));
  }

  private static Streamed streamed(UpstreamStream stream, Buffer body) {
    return new Streamed(
        stream.status(), stream.headers(), body.toString(), stream.cacheStatus().use().label());
  }

  /** The next request that the service has not answered yet. */
  final Wire wire() throws InterruptedException {
    Wire wire = open.poll(60, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("nothing was asked");
    }
    return wire;
  }
}
