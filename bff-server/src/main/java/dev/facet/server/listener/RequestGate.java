// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.AddressText;
import dev.facet.http.Authorities;
import dev.facet.http.ForwardedChain;
import dev.facet.http.InboundHeaders;
import dev.facet.http.WebSocketHandshake;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.route.PathRejectedException;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's head into the form everything further in works with, or rejects it: one Host,
 * one reading of the path, no body that is too long, nothing that only proxies may say.
 */
final class RequestGate {
  private static final RequestBody UPGRADE =
      new RequestBody.Upgrade(WebSocketHandshake.PROTOCOL, false);

  /** Over HTTP/2, where a success is the agreement. */
  private static final RequestBody TUNNEL =
      new RequestBody.Upgrade(WebSocketHandshake.PROTOCOL, true);

  private final ListenerConfig config;

  RequestGate(ListenerConfig config) {
    this.config = config;
  }

  /** Whether clients may have shown a certificate. */
  boolean asksForCertificates() {
    return config.tls() != null && config.tls().clientCa() != null;
  }

  /**
   * Reads a head.
   *
   * @param stream what it came over
   * @param identityHeaders removed, since only the gateway may name the principal
   * @throws ProblemException where the request breaks a rule
   */
  GatewayRequest read(HttpServerRequest request, ClientStream stream, Set<String> identityHeaders) {
    MultiMap headers = request.headers();
    String uri = Objects.requireNonNullElse(request.uri(), ""); // CONNECT of HTTP/2 has none
    if (TargetLimit.isTooLong("", uri, config.limits())) {
      throw new ProblemException(TargetLimit.tooLong());
    }
    HeadCheck.check(request.method(), headers);
    RequestTarget target = RequestTarget.of(request);
    if (target == null) {
      throw new ProblemException(RequestTarget.rejection(request.method()));
    }
    String path = path(target);
    String query = query(target);
    String authority = authority(request, target);
    RequestBody body = body(request, stream, identityHeaders);
    return make(request, authority, path, query, body, identityHeaders);
  }

  /**
   * As much as can be read of a head that was rejected, for those who look at every request. Its
   * path is as the client wrote it, and it has no body.
   *
   * @param identityHeaders removed, as of every request
   */
  GatewayRequest rejected(HttpServerRequest request, Set<String> identityHeaders) {
    String target = Objects.requireNonNullElse(request.uri(), ""); // CONNECT of HTTP/2 has none
    int question = target.indexOf('?');
    return make(
        request,
        Objects.requireNonNullElse(host(request), ""),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? null : target.substring(question + 1),
        RequestBody.NONE,
        identityHeaders);
  }

  private GatewayRequest make(
      HttpServerRequest request,
      String authority,
      String path,
      @Nullable String query,
      RequestBody body,
      Set<String> identityHeaders) {
    MultiMap headers = request.headers();
    List<String> origins = origins(headers);
    String peer = peer(request);
    ForwardedChain chain = InboundHeaders.receive(peer, headers, config::trusts);
    String scheme = Objects.requireNonNullElse(chain.scheme(), request.isSSL() ? "https" : "http");
    String asked = chain.authority(authority, scheme, headers);
    identityHeaders.forEach(headers::remove);
    return new GatewayRequest(
        request.method(),
        scheme,
        asked,
        path,
        query,
        headers,
        body,
        peer,
        chain.trusted(),
        chain.clientIp(),
        protocol(request.version()),
        origins);
  }

  /** Read before Connection is obeyed, which could name it. */
  private static List<String> origins(MultiMap headers) {
    return headers.contains(HttpHeaders.ORIGIN) ? headers.getAll(HttpHeaders.ORIGIN) : List.of();
  }

  private static String path(RequestTarget target) {
    try {
      return target.normalPath();
    } catch (PathRejectedException rejection) {
      throw rejected(ProblemCode.BAD_REQUEST, rejection.fault().detail());
    }
  }

  private static @Nullable String query(RequestTarget target) {
    try {
      return target.normalQuery();
    } catch (PathRejectedException rejection) {
      throw rejected(ProblemCode.BAD_REQUEST, rejection.fault().detail());
    }
  }

  /** What a target in absolute form names; Host is ignored then (RFC 9112 section 3.2.2). */
  private static String authority(HttpServerRequest request, RequestTarget target) {
    String named = target.authority();
    if (named != null) {
      request.headers().set(HttpHeaders.HOST, named);
      return named;
    }
    String host = host(request);
    return host == null ? olderAuthority(request) : host;
  }

  /** Not as Vert.x reads it, which does not know all IPv6 addresses. */
  private static @Nullable String host(HttpServerRequest request) {
    String host = request.headers().get(HttpHeaders.HOST);
    return host == null ? null : Authorities.parse(host);
  }

  /** Only clients of HTTP/1.0 may leave the Host out; they mean the address they connected to. */
  private static String olderAuthority(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_1_0) {
      throw new ProblemException(RequestTarget.withoutHost());
    }
    SocketAddress own = request.localAddress();
    return AddressText.withPort(own.hostAddress(), own.port());
  }

  private RequestBody body(
      HttpServerRequest request, ClientStream stream, Set<String> identityHeaders) {
    MultiMap headers = request.headers();
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    if (length == null && !headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
      return withoutBody(request, headers);
    }
    long announced = length == null ? -1 : announced(length);
    long limit = config.limits().body().bytes();
    if (announced > limit) {
      throw new ProblemException(Problem.bodyTooLarge(limit));
    }
    if (announced == 0 && !stream.goesOn()) {
      return withoutBody(request, headers);
    }
    request.pause();
    return new RequestBody.Streamed(
        InboundBody.of(request, limit),
        announced,
        InboundTrailers.of(headers, () -> stream.trailers(request), identityHeaders));
  }

  /**
   * HTTP/1.0 is not upgraded, and the others only to WebSockets (RFC 9110, section 7.8). Of HTTP/2
   * it is the listener that puts it so.
   */
  private static RequestBody withoutBody(HttpServerRequest request, MultiMap headers) {
    if (!WebSocketHandshake.isAsked(request.method(), headers)) {
      return RequestBody.NONE;
    }
    return switch (request.version()) {
      case HTTP_1_1 -> UPGRADE;
      case HTTP_2 -> TUNNEL;
      case HTTP_1_0, HTTP_3 -> RequestBody.NONE;
    };
  }

  private static long announced(String length) {
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException e) {
      throw rejected(ProblemCode.BAD_REQUEST, "Content-Length is not a number.");
    }
  }

  private static String peer(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    return address == null ? "unknown" : AddressText.of(address);
  }

  private static String protocol(HttpVersion version) {
    return switch (version) {
      case HTTP_1_0 -> "1.0";
      case HTTP_1_1 -> "1.1";
      case HTTP_2 -> "2";
      case HTTP_3 -> "3";
    };
  }

  private static ProblemException rejected(ProblemCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }
}
