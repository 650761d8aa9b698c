// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.HttpDate;
import dev.facet.http.Validators;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client has already (RFC 9110, section 13; RFC 9111, section 4.3.2). */
public final class Preconditions {
  private static final int OK = 200;

  /** What a 304 says of the response that it stands for (RFC 9110, section 15.4.5). */
  private static final List<CharSequence> OF_NOT_MODIFIED =
      List.of(
          HttpHeaders.CACHE_CONTROL,
          HttpHeaders.CONTENT_LOCATION,
          HttpHeaders.DATE,
          HttpHeaders.ETAG,
          HttpHeaders.EXPIRES,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.VARY);

  private Preconditions() {}

  /** Whether a request asks only for what is newer than what its client has. */
  public static boolean isConditional(MultiMap request) {
    return request.contains(HttpHeaders.IF_NONE_MATCH)
        || request.contains(HttpHeaders.IF_MODIFIED_SINCE);
  }

  /** Whether a request asks for what a cache of whole responses leaves to the service. */
  public static boolean isForOrigin(MultiMap request) {
    return request.contains(HttpHeaderNames.RANGE) || isConditionalOnState(request);
  }

  /** Whether a request is to be made only where the service is in the state that it names. */
  public static boolean isConditionalOnState(MultiMap request) {
    return request.contains(HttpHeaderNames.IF_MATCH)
        || request.contains(HttpHeaderNames.IF_UNMODIFIED_SINCE)
        || request.contains(HttpHeaders.UPGRADE);
  }

  /** The headers of a request for the whole, whatever its client has. */
  public static MultiMap without(MultiMap request) {
    return withoutRange(request)
        .remove(HttpHeaders.IF_NONE_MATCH)
        .remove(HttpHeaders.IF_MODIFIED_SINCE);
  }

  /** A copy of the headers of a request that asks for no part. */
  public static MultiMap withoutRange(MultiMap request) {
    return MultiMap.caseInsensitiveMultiMap()
        .addAll(request)
        .remove(HttpHeaderNames.RANGE)
        .remove(HttpHeaderNames.IF_RANGE);
  }

  /**
   * Whether the part that a request wants is one of this response (RFC 9110, section 13.1.5): its
   * validator is strong, and the same.
   */
  static boolean isOfRange(MultiMap request, MultiMap response) {
    Instant modified = date(response.get(HttpHeaders.LAST_MODIFIED));
    return new Validators(response.get(HttpHeaders.ETAG), modified)
        .areOfRange(request, date(response.get(HttpHeaders.DATE)));
  }

  /** Whether the client has the kept response already. */
  public static boolean isNotModified(MultiMap request, CachedResponse kept) {
    return isNotModified(request, kept.status(), kept.headers());
  }

  /** Whether the client has a response already. */
  public static boolean isNotModified(MultiMap request, int status, MultiMap response) {
    return status == OK
        && new Validators(response.get(HttpHeaders.ETAG), modified(response)).areKnown(request);
  }

  /** The headers of a 304. */
  public static MultiMap ofNotModified(MultiMap kept) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (CharSequence name : OF_NOT_MODIFIED) {
      kept.getAll(name).forEach(value -> headers.add(name, value));
    }
    return headers;
  }

  private static @Nullable Instant modified(MultiMap kept) {
    Instant modified = date(kept.get(HttpHeaders.LAST_MODIFIED));
    return modified == null ? date(kept.get(HttpHeaders.DATE)) : modified;
  }

  private static @Nullable Instant date(@Nullable String text) {
    return text == null ? null : HttpDate.parse(text);
  }
}
