// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.facet.http.CacheControl;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.cache.ResponseCache.Arriving;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cache of a service that is asked at time 0, and what it keeps. */
final class Kept {
  static final long SECOND = 1_000;

  final ResponseCache cache =
      new ResponseCache(1 << 20, List.of(), Heuristics.NONE, UnaryOperator.identity());

  /** Headers out of lines such as {@code etag: "a"}. */
  static MultiMap headers(String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.add(parts[0], parts[1]);
    }
    return headers;
  }

  static CacheRequest request(String... headers) {
    return asked("/a", "", headers);
  }

  static CacheRequest asked(String target, String identity, String... headers) {
    MultiMap sent = headers(headers);
    return new CacheRequest(target, "", sent, identity, CacheControl.of(sent));
  }

  /** Keeps a response to a request; null where that is not allowed. */
  @Nullable CachedResponse keep(CacheRequest request, int status, String... headers) {
    Arriving arriving = cache.ask(request, 0).arriving(status, headers(headers), 0);
    return arriving == null ? null : arriving.whole(ResponseBody.of("body".getBytes(UTF_8)));
  }

  /** A response of 200 to a plain request, which is kept. */
  static CachedResponse response(String... headers) {
    CachedResponse kept = new Kept().keep(request(), 200, headers);
    if (kept == null) {
      throw new AssertionError(List.of(headers) + " (expected: to be kept)");
    }
    return kept;
  }
}
