// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.ExpectHeader;
import dev.facet.http.FieldLines;
import dev.facet.http.ForwardedNames;
import dev.facet.http.GatewayFields;
import dev.facet.http.RequestCookies;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one request on their way to the service, copied in one pass. Left out is what only
 * the gateway may say, and what the client said to the gateway alone: the host and that it expects
 * a 100, and the cookie by which the gateway knows which service it is served by. What belongs to a
 * connection or to the framing of a body is left out, and the request's id written, by every {@link
 * dev.facet.upstream.UpstreamClient}.
 */
final class ForwardedRequestHeaders implements BiConsumer<String, String> {
  // Nothing is checked on the way in: these were parsed once, and the client's own map checks.
  private final MultiMap out = MultiMap.caseInsensitiveMultiMap();
  private @Nullable String via;
  private @Nullable String cookie;

  private ForwardedRequestHeaders() {}

  /**
   * The headers for the service.
   *
   * @throws ForwardingLoopException where the gateway has forwarded the request before
   */
  static MultiMap of(ForwardRequest request, PassthroughRoute route, Via via) {
    ForwardedRequestHeaders headers = new ForwardedRequestHeaders();
    request.headers().forEach(headers);
    MultiMap out = headers.out;
    if (request.body() instanceof RequestBody.Streamed
        && ExpectHeader.asksFirst(request.headers())) {
      out.add(HttpHeaders.EXPECT, HttpHeaders.CONTINUE);
    }
    if (headers.cookie != null) {
      headers.addCookies(headers.cookie, route.to().cookie());
    }
    route.rewrite().host().write(request, out);
    out.add(Via.NAME, via.continued(headers.via, request.protocol()));
    ForwardedHeaders.write(request, route.rewrite().path().told(), out);
    return out;
  }

  @Override
  public void accept(String name, String value) {
    switch (name.length()) {
      case 3 -> {
        if (name.equalsIgnoreCase("via")) {
          via = via == null ? value : via + ", " + value;
          return;
        }
      }
      case 6 -> {
        if (name.equalsIgnoreCase("cookie")) {
          // HTTP/2 may split it; HTTP/1.1 must have it in one piece (RFC 9113 section 8.2.3).
          cookie = cookie == null ? value : cookie + FieldLines.COOKIES + value;
          return;
        }
      }
      default -> {}
    }
    if (!isLeftOut(name)) {
      out.add(name, value);
    }
  }

  /** All but the gateway's own. */
  private void addCookies(String cookies, String own) {
    String others = own.isEmpty() ? cookies : RequestCookies.without(cookies, own);
    if (!others.isEmpty()) {
      out.add(HttpHeaders.COOKIE, others);
    }
  }

  private boolean isLeftOut(String name) {
    return isOfTheClient(name) || ForwardedNames.isWritten(name);
  }

  private boolean isOfTheClient(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("host");
      case 6 -> name.equalsIgnoreCase("expect");
      case 14 -> name.equalsIgnoreCase(GatewayFields.MIRROR);
      default -> !name.isEmpty() && name.charAt(0) == ':';
    };
  }
}
