// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.http.Tokens;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inbound request as plugins and endpoints see it.
 *
 * @param method the HTTP method
 * @param scheme {@code http} or {@code https}, as the client used it
 * @param authority host and port as the client asked for them, without user
 * @param path the normal form of the path, still encoded; what was matched is what is forwarded
 * @param query the query as received, without the question mark; null where there is none
 * @param headers end-to-end headers only: hop-by-hop ones and those named by Connection are gone.
 *     May be changed; endpoints see the changes
 * @param body a paused stream, or nothing; {@link #withBody} replaces it
 * @param peer the address of the socket's other end, without port
 * @param trustedPeer whether the peer is a trusted proxy, so that what it says of those before it
 *     is kept
 * @param clientIp the client's address: the peer's, or what trusted proxies say of it
 * @param protocol the HTTP version towards the client, such as {@code 1.1}
 * @param origins the lines of Origin that the client sent, whatever became of them: those who
 *     decide by it read them here, since Connection could name it and policies may change it
 */
public record GatewayRequest(
    HttpMethod method,
    String scheme,
    String authority,
    String path,
    @Nullable String query,
    MultiMap headers,
    RequestBody body,
    String peer,
    boolean trustedPeer,
    String clientIp,
    String protocol,
    List<String> origins) {
  /** The path with its query, as it goes into a request line. */
  public String target() {
    return query == null ? path : path + "?" + query;
  }

  /** The query to read parameters from; empty for none. */
  public String parameters() {
    return query == null ? "" : query;
  }

  /**
   * The method that a browser asks about before it sends a request across origins (Fetch standard,
   * section 3.2.2); null where this is no such preflight: not an OPTIONS, without Origin, or one
   * whose Access-Control-Request-Method is missing, repeated or no method.
   */
  public @Nullable HttpMethod announcedMethod() {
    if (!method.equals(HttpMethod.OPTIONS) || origins.isEmpty()) {
      return null;
    }
    List<String> announced = headers.getAll(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    return announced.size() == 1 && Tokens.isToken(announced.getFirst())
        ? HttpMethod.valueOf(announced.getFirst())
        : null;
  }

  /**
   * The same request with another query.
   *
   * @param other without the question mark; null for none
   */
  public GatewayRequest withQuery(@Nullable String other) {
    return new GatewayRequest(
        method,
        scheme,
        authority,
        path,
        other,
        headers,
        body,
        peer,
        trustedPeer,
        clientIp,
        protocol,
        origins);
  }

  /** The same request with other headers. */
  public GatewayRequest withHeaders(MultiMap other) {
    return new GatewayRequest(
        method,
        scheme,
        authority,
        path,
        query,
        other,
        body,
        peer,
        trustedPeer,
        clientIp,
        protocol,
        origins);
  }

  /** The same request with another body. */
  public GatewayRequest withBody(RequestBody other) {
    return new GatewayRequest(
        method,
        scheme,
        authority,
        path,
        query,
        headers,
        other,
        peer,
        trustedPeer,
        clientIp,
        protocol,
        origins);
  }
}
