// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.http.CacheControl;
import dev.facet.http.FieldLists;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.cache.CacheRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a cache sees a request. Its identity is what the service could tell one client from another
 * by: who has another one finds nothing that was kept for this one.
 *
 * @param headers what the client of the service sends with a call
 */
record CacheIdentity(SentHeaders headers) {
  /** A request that is forwarded: whom the gateway knows, and what the client says of itself. */
  static CacheRequest forwarded(UpstreamRequest request, CallContext context) {
    MultiMap sent = request.headers();
    StringBuilder identity = new StringBuilder();
    append(context.origin().identity(), identity);
    append(FieldLists.value(sent, HttpHeaders.AUTHORIZATION.toString()), identity);
    append(FieldLists.value(sent, HttpHeaders.COOKIE.toString()), identity);
    return of(request, sent, identity.toString(), context);
  }

  /**
   * A call of a GraphQL operation: what it carries on of the client's headers, and what the schema
   * gives it. It tells the service nobody else.
   */
  CacheRequest called(UpstreamRequest request, CallContext context) {
    MultiMap sent = MultiMap.caseInsensitiveMultiMap();
    headers.writeBuffered(request, context, sent);
    if (headers.isConfigured("authorization")) {
      sent.remove(HttpHeaders.AUTHORIZATION); // the gateway's own, and the same for everybody
    }
    StringBuilder identity = new StringBuilder();
    for (Map.Entry<String, String> header : request.headers()) {
      appendUnlessPreference(header.getKey(), header.getValue(), identity);
    }
    List<String> forwarded = headers.forwarded();
    for (int i = 0; i < forwarded.size(); i++) {
      for (String value : sent.getAll(forwarded.get(i))) {
        appendUnlessPreference(forwarded.get(i), value, identity);
      }
    }
    return of(request, sent, identity.toString(), context);
  }

  private static CacheRequest of(
      UpstreamRequest request, MultiMap sent, String identity, CallContext context) {
    String host = sent.get(HttpHeaders.HOST);
    return new CacheRequest(
        request.target(),
        host == null ? "" : host,
        sent,
        identity,
        CacheControl.of(sent),
        context.origin().correlationId());
  }

  private static void append(@Nullable String value, StringBuilder identity) {
    if (value != null && !value.isEmpty()) {
      identity.append(value.length()).append(':').append(value);
    } else if (!identity.isEmpty()) {
      identity.append('-');
    }
  }

  /** What a client prefers, such as a language, tells nobody from another. */
  private static void appendUnlessPreference(String name, String value, StringBuilder identity) {
    if (!name.toLowerCase(Locale.ROOT).startsWith("accept")) {
      append(name, identity);
      append(value, identity);
    }
  }
}
