// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.http.CacheControl;
import dev.facet.http.ContentCodings;
import dev.facet.http.DigestFields;
import dev.facet.http.EntityTags;
import dev.facet.http.FieldLists;
import dev.facet.http.MediaType;
import dev.facet.http.ResponseContent;
import dev.facet.server.plugin.GatewayResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Which responses are the gateway's to compress, and what their headers say then (RFC 9110,
 * sections 7.7 and 8.4).
 *
 * @param types the media types that become smaller
 */
record CompressionRules(MediaTypes types) {
  /** A part of what was asked for. */
  static final int PARTIAL = 206;

  private static final String PARTS = "multipart/byteranges";
  private static final String NO_TRANSFORM = "no-transform";

  /** Whether a response may be compressed, as far as its length does not matter. */
  boolean mayCompress(MultiMap request, GatewayResponse response) {
    MultiMap headers = response.headers();
    return !ResponseContent.isForbidden(response.status())
        && response.status() != PARTIAL
        && !headers.contains(HttpHeaderNames.CONTENT_RANGE)
        && types.contain(headers.get(HttpHeaders.CONTENT_TYPE))
        && mayTransform(request, headers);
  }

  /**
   * A part has the Vary of the whole, which would be compressed (RFC 9110, section 15.3.7); of
   * several parts it is not known what they are parts of.
   */
  void partial(MultiMap request, MultiMap headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    boolean several = type != null && MediaType.essence(type).equals(PARTS);
    if ((several || types.contain(type)) && mayTransform(request, headers)) {
      addVary(headers);
    }
  }

  private static boolean mayTransform(MultiMap request, MultiMap headers) {
    return !ContentCodings.isAny(headers)
        && !DigestFields.isAny(headers)
        && !CacheControl.of(headers).has(NO_TRANSFORM)
        && !CacheControl.of(request).has(NO_TRANSFORM);
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
    EntityTags.weaken(headers);
  }

  /** A 304 has the tag that the response has which it stands for (RFC 9110, section 15.4.5). */
  static void notModified(MultiMap request, MultiMap headers) {
    addVary(headers);
    EntityTags.weakenNotModified(request, headers);
  }
}
