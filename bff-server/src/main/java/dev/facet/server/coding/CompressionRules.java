// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.http.CacheControl;
import dev.facet.http.ContentCodings;
import dev.facet.http.EntityTags;
import dev.facet.http.FieldLists;
import dev.facet.server.plugin.GatewayResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Set;

/**
 * Which responses are the gateway's to compress, and what their headers say then (RFC 9110,
 * sections 7.7 and 8.4).
 *
 * @param types the media types that become smaller
 */
record CompressionRules(MediaTypes types) {
  /** What has no body, is a part of one, or stands for what the client has. */
  private static final Set<Integer> UNFIT = Set.of(204, 205, 206, 304);

  private static final int OK = 200;
  private static final String NO_TRANSFORM = "no-transform";
  private static final CharSequence CONTENT_DIGEST = HttpHeaders.createOptimized("content-digest");

  /** Digests that would not be true any more (RFC 9530). */
  private static final List<CharSequence> DIGESTS =
      List.of(
          HttpHeaderNames.CONTENT_MD5,
          CONTENT_DIGEST,
          HttpHeaders.createOptimized("repr-digest"),
          HttpHeaders.createOptimized("digest"));

  /** Whether a response may be compressed, as far as its length does not matter. */
  boolean mayCompress(MultiMap request, GatewayResponse response) {
    MultiMap headers = response.headers();
    return response.status() >= OK
        && !UNFIT.contains(response.status())
        && types.contain(headers.get(HttpHeaders.CONTENT_TYPE))
        && !isEncoded(headers)
        && !headers.contains(HttpHeaderNames.CONTENT_RANGE)
        && DIGESTS.stream().noneMatch(headers::contains)
        && !CacheControl.of(headers).has(NO_TRANSFORM)
        && !CacheControl.of(request).has(NO_TRANSFORM);
  }

  private static boolean isEncoded(MultiMap headers) {
    return headers.contains(HttpHeaders.CONTENT_ENCODING)
        && !ContentCodings.applied(headers.getAll(HttpHeaders.CONTENT_ENCODING)).isEmpty();
  }

  /** Says that the response depends on Accept-Encoding, whether or not it is compressed. */
  static void addVary(MultiMap headers) {
    List<String> vary = headers.getAll(HttpHeaders.VARY);
    if (!FieldLists.contains(vary, "*") && !FieldLists.contains(vary, "accept-encoding")) {
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
  }

  /** What a compressed response says. Its bytes are other ones, so a strong tag becomes weak. */
  static void encoded(MultiMap headers, ContentCoding coding) {
    headers.set(HttpHeaders.CONTENT_ENCODING, coding.value());
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    headers.remove(HttpHeaderNames.ACCEPT_RANGES);
    weaken(headers);
  }

  /** A 304 has the tag that the response has which it stands for (RFC 9110, section 15.4.5). */
  static void notModified(MultiMap request, MultiMap headers) {
    addVary(headers);
    String etag = headers.get(HttpHeaders.ETAG);
    if (etag != null
        && !EntityTags.isWeak(etag)
        && EntityTags.members(request.getAll(HttpHeaders.IF_NONE_MATCH))
            .contains(EntityTags.weakened(etag))) {
      weaken(headers);
    }
  }

  private static void weaken(MultiMap headers) {
    String etag = headers.get(HttpHeaders.ETAG);
    if (etag != null) {
      headers.set(HttpHeaders.ETAG, EntityTags.weakened(etag));
    }
  }

  /**
   * Gives the tags of If-Match back the strength that compression took: a weak one never matches
   * (RFC 9110, section 13.1.1), so nothing is lost where the service's own was weak.
   */
  static void restoreTags(MultiMap request) {
    if (!request.contains(HttpHeaderNames.IF_MATCH)) {
      return;
    }
    List<String> tags = EntityTags.members(request.getAll(HttpHeaderNames.IF_MATCH));
    if (tags.stream().anyMatch(EntityTags::isWeak)) {
      request.set(
          HttpHeaderNames.IF_MATCH,
          String.join(", ", tags.stream().map(EntityTags::opaque).toList()));
    }
  }
}
