// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.ByteRange;
import dev.facet.http.DigestFields;
import dev.facet.http.FieldLists;
import dev.facet.upstream.ResponseBody;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a client is given of a kept response: all of it, its head, a part (RFC 9110, section 14), or
 * word that it has it already.
 *
 * @param headers the client's own
 */
public record Rendition(int status, MultiMap headers, ResponseBody body) {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_SATISFIABLE = 416;

  /**
   * What a request is given.
   *
   * @param request its headers
   * @param now in the time of day, in milliseconds
   */
  public static Rendition of(HttpMethod method, MultiMap request, CachedResponse kept, long now) {
    Rendition rendition = conditional(method, request, kept);
    rendition.headers.set(HttpHeaders.AGE, Long.toString(kept.ageSeconds(now)));
    return method.equals(HttpMethod.HEAD)
        ? new Rendition(rendition.status, rendition.headers, ResponseBody.EMPTY)
        : rendition;
  }

  /** In the order of RFC 9110, section 13.2.2. */
  private static Rendition conditional(HttpMethod method, MultiMap request, CachedResponse kept) {
    if (Preconditions.isNotModified(request, kept)) {
      return new Rendition(
          NOT_MODIFIED, Preconditions.ofNotModified(kept.headers()), ResponseBody.EMPTY);
    }
    ByteRange range = method.equals(HttpMethod.GET) ? range(request, kept) : null;
    if (range == null) {
      return whole(kept);
    }
    return range.isSatisfiable(kept.body().length()) ? part(range, kept) : notSatisfiable(kept);
  }

  /** The part that is wanted; null where all is given. Of nothing there is no part. */
  private static @Nullable ByteRange range(MultiMap request, CachedResponse kept) {
    if (!request.contains(HttpHeaderNames.RANGE)) {
      return null;
    }
    ByteRange range = ByteRange.single(request.getAll(HttpHeaderNames.RANGE));
    boolean given =
        range != null
            && kept.status() == OK
            && kept.body().length() > 0
            && !FieldLists.contains(kept.headers().getAll(HttpHeaderNames.ACCEPT_RANGES), "none")
            && Preconditions.isOfRange(request, kept.headers());
    return given ? range : null;
  }

  private static Rendition whole(CachedResponse kept) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(kept.headers());
    if (kept.status() != NO_CONTENT) {
      headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(kept.body().length()));
    }
    return new Rendition(kept.status(), headers, kept.body());
  }

  private static Rendition part(ByteRange range, CachedResponse kept) {
    int length = kept.body().length();
    int start = (int) range.start(length);
    int end = (int) range.end(length);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(kept.headers());
    DigestFields.removeOfContent(headers);
    headers.set(HttpHeaderNames.CONTENT_RANGE, "bytes " + start + "-" + (end - 1) + "/" + length);
    headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(end - start));
    return new Rendition(PARTIAL, headers, kept.body().part(start, end));
  }

  private static Rendition notSatisfiable(CachedResponse kept) {
    MultiMap headers = Preconditions.ofNotModified(kept.headers());
    headers.set(HttpHeaderNames.CONTENT_RANGE, "bytes */" + kept.body().length());
    headers.set(HttpHeaders.CONTENT_LENGTH, "0");
    return new Rendition(NOT_SATISFIABLE, headers, ResponseBody.EMPTY);
  }
}
