// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.http.RequestCookies;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.HashKey;
import org.jspecify.annotations.Nullable;

/** What tells the client of a call from others. */
public final class ClientValue {
  private ClientValue() {}

  /**
   * The value of a key: of the request itself or, where that has none, of the inbound one.
   *
   * @return null where there is none
   */
  public static @Nullable String of(HashKey key, UpstreamRequest request, CallContext context) {
    return switch (key) {
      case HashKey.Header(var name) -> header(name, request, context);
      case HashKey.Cookie(var name) -> cookie(name, header("cookie", request, context));
      case HashKey.Claim(var name) -> plain(context.origin().claims().get(name));
      case HashKey.Ip _ -> context.origin().clientIp();
    };
  }

  private static @Nullable String header(
      String name, UpstreamRequest request, CallContext context) {
    String own = request.headers().get(name);
    return own == null ? context.inbound().get(name) : own;
  }

  private static @Nullable String cookie(String name, @Nullable String header) {
    return header == null ? null : RequestCookies.value(header, name);
  }

  private static @Nullable String plain(@Nullable Object claim) {
    boolean plain = claim instanceof String || claim instanceof Number || claim instanceof Boolean;
    return plain ? String.valueOf(claim) : null;
  }
}
