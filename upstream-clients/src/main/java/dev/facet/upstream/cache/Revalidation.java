// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.ConnectionHeaders;
import dev.facet.http.EntityTags;
import dev.facet.http.FieldLists;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Asks a service whether a kept response still holds (RFC 9111, section 4.3). */
public final class Revalidation {
  /** They name one request, such as for a search in logs, and never another one. */
  private static final Set<String> OF_ONE_REQUEST =
      Set.of("x-request-id", "x-correlation-id", "request-id", "traceparent", "traceresponse");

  /** They describe the kept body, which a 304 does not bring (section 3.2). */
  private static final Set<String> OF_THE_BODY =
      Set.of("content-length", "content-encoding", "content-md5", "content-range", "etag");

  private Revalidation() {}

  /** The headers of a request, with the kept response's validators in place of the client's. */
  public static MultiMap headers(MultiMap request, CachedResponse kept) {
    MultiMap asking = Preconditions.without(request);
    String etag = kept.headers().get(HttpHeaders.ETAG);
    if (etag != null) {
      asking.set(HttpHeaders.IF_NONE_MATCH, etag);
    }
    String modified = kept.headers().get(HttpHeaders.LAST_MODIFIED);
    if (modified != null) {
      asking.set(HttpHeaders.IF_MODIFIED_SINCE, modified);
    }
    return asking;
  }

  /** Whether a 304 speaks of the kept response (section 4.3.4). */
  static boolean confirms(MultiMap notModified, CachedResponse kept) {
    String etag = notModified.get(HttpHeaders.ETAG);
    if (etag != null) {
      String own = kept.headers().get(HttpHeaders.ETAG);
      return own != null && EntityTags.opaque(etag).equals(EntityTags.opaque(own));
    }
    String modified = notModified.get(HttpHeaders.LAST_MODIFIED);
    return modified == null
        || !kept.headers().contains(HttpHeaders.LAST_MODIFIED)
        || modified.equals(kept.headers().get(HttpHeaders.LAST_MODIFIED));
  }

  /** Whether the head of a response speaks of the kept one (section 4.3.5). */
  static boolean describes(MultiMap head, CachedResponse kept) {
    String length = head.get(HttpHeaders.CONTENT_LENGTH);
    return confirms(head, kept)
        && (length == null || length.equals(Integer.toString(kept.body().length())));
  }

  /** The kept headers, with those of a 304 in place of their like (section 3.2). */
  static MultiMap merged(MultiMap kept, MultiMap notModified) {
    MultiMap update = storable(notModified);
    Set<String> renewed = new HashSet<>();
    for (String name : update.names()) {
      renewed.add(name.toLowerCase(Locale.ROOT));
    }
    renewed.removeAll(OF_THE_BODY);
    if (FieldLists.contains(kept.getAll(HttpHeaderNames.ACCEPT_RANGES), "none")) {
      renewed.remove("accept-ranges"); // what was decoded has no parts, whatever the service has
    }
    renewed.add("age"); // those of the kept one are over
    renewed.add("date");
    MultiMap merged = MultiMap.caseInsensitiveMultiMap();
    copy(kept, merged, name -> !renewed.contains(name));
    copy(update, merged, renewed::contains);
    return merged;
  }

  /** The headers of a response that are kept (section 3.1), but what names one request. */
  static MultiMap storable(MultiMap received) {
    MultiMap kept = MultiMap.caseInsensitiveMultiMap();
    List<String> nominated = FieldLists.members(received.getAll(HttpHeaders.CONNECTION));
    copy(
        received,
        kept,
        name ->
            !ConnectionHeaders.isHopByHop(name)
                && !name.equals("proxy-authentication-info")
                && !OF_ONE_REQUEST.contains(name)
                && nominated.stream().noneMatch(name::equalsIgnoreCase));
    return kept;
  }

  private static void copy(MultiMap from, MultiMap to, Predicate<String> wanted) {
    for (Map.Entry<String, String> header : from) {
      if (wanted.test(header.getKey().toLowerCase(Locale.ROOT))) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  /** Whether a response is an error that a stale one may stand in for (RFC 5861, section 4). */
  public static boolean isError(int status) {
    return status == 500 || status == 502 || status == 503 || status == 504;
  }
}
