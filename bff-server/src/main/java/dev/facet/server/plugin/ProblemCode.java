// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.upstream.FailureCode;

/**
 * The catalogue of what the gateway itself answers instead of an endpoint. Codes are stable:
 * clients switch on them. What a GraphQL operation reports of its own fields is not here.
 */
public enum ProblemCode {
  /** The request is not understood. */
  BAD_REQUEST(
      400,
      "Bad request",
      ProxyError.DENIED,
      "The request breaks the rules of HTTP or of this route. The detail says which."),
  /** No credentials, or invalid ones. */
  UNAUTHENTICATED(
      401,
      "Authentication needed",
      ProxyError.DENIED,
      "The route needs credentials and the request has none, or they are invalid. The header"
          + " WWW-Authenticate names the scheme; the gateway's log says what was wrong."),
  /** The caller is known or located, and may not do this. */
  FORBIDDEN(
      403,
      "Not allowed",
      ProxyError.DENIED,
      "The caller may not do this: a scope is missing, or the address is not let in. The"
          + " gateway's log names the scopes."),
  /** A browser asks for a page that may not use this route. */
  ORIGIN_NOT_ALLOWED(
      403,
      "Origin not allowed",
      ProxyError.DENIED,
      "The request's Origin is not among the origins of the route's cors policy, nor the origin that"
          + " was asked for. Origins are scheme, host and port. Where pages of the gateway's own host"
          + " are rejected, a proxy in front ends TLS and is not in listeners.public.trustedProxies,"
          + " or does not send X-Forwarded-Proto."),
  /** Nothing is configured for this host and path. */
  NOT_FOUND(
      404,
      "Not found",
      ProxyError.DENIED,
      "No frontend and no route matches the request's host and path."),
  /** Something is configured for the path, not for the method. */
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      ProxyError.DENIED,
      "The path exists, the method does not. The header Allow lists those that do."),
  /** No representation that the client accepts. */
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      ProxyError.DENIED,
      "The header Accept excludes everything that this path can answer with."),
  /** The client is too slow. */
  REQUEST_TIMEOUT(
      FailureCode.REQUEST_TIMEOUT,
      "Request too slow",
      "The request did not arrive in full within the time that the listener allows, or its body"
          + " stopped arriving while other requests waited for the service."),
  /** The resource is not in the state that the client asks for. */
  PRECONDITION_FAILED(
      412,
      "Precondition failed",
      ProxyError.DENIED,
      "If-Match or If-Unmodified-Since names another state of the file than the one that is there."),
  /** The request's body is too long. */
  BODY_TOO_LARGE(
      413,
      "Body too large",
      ProxyError.DENIED,
      "The request's body is longer than the bodyLimit of the route or the listener's limit."),
  /** The request's target is too long. */
  URI_TOO_LONG(
      414,
      "Target too long",
      ProxyError.DENIED,
      "Path and query are longer than the listener's limit."),
  /** The request's body has a media type that is not understood here. */
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      ProxyError.DENIED,
      "The body's Content-Type is not one that this path takes."),
  /** No part that the client asks for is there. */
  RANGE_NOT_SATISFIABLE(
      416,
      "Range not satisfiable",
      ProxyError.DENIED,
      "The header Range asks for bytes behind the end of the file. Content-Range says how long it is."),
  /** The client expects what the gateway cannot do. */
  EXPECTATION_FAILED(
      417,
      "Expectation failed",
      ProxyError.DENIED,
      "The header Expect has a member other than 100-continue, the only expectation that HTTP knows."),
  /** Too many requests. */
  RATE_LIMITED(
      429,
      "Too many requests",
      ProxyError.DENIED,
      "The caller has used up a limit of a rateLimit policy. Retry-After says when to come again;"
          + " RateLimit-Policy and RateLimit say what was granted."),
  /** Too many requests at a time. */
  TOO_MANY_IN_FLIGHT(
      429,
      "Too many requests at a time",
      ProxyError.DENIED,
      "The caller has as many requests in flight as the max of a concurrency policy. Event streams,"
          + " downloads and WebSockets count until they end. Retry-After says when to come again."),
  /** The request's header is too long. */
  HEADERS_TOO_LARGE(
      431,
      "Header too large",
      ProxyError.DENIED,
      "The request's header fields are more, or longer, than the listener's limits."),
  /** The client left before there was a response. */
  CLIENT_CLOSED(
      FailureCode.CLIENT_CLOSED,
      "Client closed request",
      "The client closed its connection before there was a response. Seen in logs only."),
  /** A bug. */
  INTERNAL(
      500,
      "Internal error",
      "proxy_internal_error",
      "The gateway failed. Its log has the cause under the correlationId of the response."),
  /** What is asked for is not done here, or not over HTTP/2. */
  NOT_IMPLEMENTED(
      501,
      "Not implemented",
      ProxyError.DENIED,
      "The request is a CONNECT of HTTP/2 for another :protocol than websocket, or for a WebSocket of"
          + " a route that opens none: it does not forward, or has websocket.enabled: false."
          + " Over HTTP/1.1 such a route responds as to any other GET."),
  /** The service cannot be connected to, or processed nothing of the request. */
  UPSTREAM_UNAVAILABLE(
      FailureCode.UPSTREAM_UNAVAILABLE,
      "Service unreachable",
      "No connection to the service came about, or it rejected the request without processing it."
          + " The log has the cause under the correlationId: refused, an unknown host, no endpoint"
          + " found, no access token, or why TLS does not come about, such as a certificate that has"
          + " expired; or that a service of HTTP/2 rejected the stream. The request can be repeated:"
          + " the service did nothing with it."),
  /** The service's connection broke. */
  UPSTREAM_CONNECTION_LOST(
      FailureCode.UPSTREAM_CONNECTION_LOST,
      "Connection to the service lost",
      "The connection broke after the request was sent and before the response was complete."
          + " Where the problem says mayHaveActed, ask the service before the request is repeated."),
  /** The service's response is too long. */
  UPSTREAM_TOO_LARGE(
      FailureCode.UPSTREAM_TOO_LARGE,
      "Response of the service too large",
      "The service's response is longer than maxResponse of the service. Where the problem says"
          + " mayHaveActed, ask the service before the request is repeated."),
  /** The service's response is no HTTP. */
  UPSTREAM_BAD_RESPONSE(
      FailureCode.UPSTREAM_BAD_RESPONSE,
      "Response of the service not understood",
      "The service's response breaks the rules of HTTP. It was not passed on. Where the problem"
          + " says mayHaveActed, ask the service before the request is repeated."),
  /** The service is left alone for a while. */
  CIRCUIT_OPEN(
      FailureCode.CIRCUIT_OPEN,
      "Circuit open",
      "Too many of the last calls to the service failed, so nothing is sent to it until a probe"
          + " succeeds: see breaker of the service."),
  /** The service has enough to do. */
  UPSTREAM_OVERLOADED(
      FailureCode.UPSTREAM_OVERLOADED,
      "Service overloaded",
      "More calls to the service wait for their turn than pool.queue allows, or this one waited for"
          + " longer than timeout.queue, or would have had to. Retry-After says when to come again."),
  /** A route has enough open WebSockets. */
  TOO_MANY_WEBSOCKETS(
      503,
      "Too many WebSockets",
      "connection_limit_reached",
      "The route has as many open WebSockets as its websocket.max allows, or the listener as its"
          + " limits.webSockets. Retry-After says when to come again."),
  /** The disk with the files of a route does not respond. */
  FILES_UNAVAILABLE(
      503,
      "Files unavailable",
      "destination_unavailable",
      "The disk with the files of the route did not respond within 10 s, or 1,000 reads wait for it"
          + " already. Look at what the folder of the route is mounted from. Retry-After says when to"
          + " come again."),
  /** Tokens cannot be checked. */
  KEYS_UNAVAILABLE(
      503,
      "Authentication unavailable",
      "proxy_configuration_error",
      "The keys that tokens are checked with have not been fetched yet: the gateway's log says"
          + " why. They are fetched again by themselves, at the latest after 10 s."),
  /** The files that say what to serve are not good. */
  CONFIGURATION_INVALID(
      503,
      "Nothing to serve",
      "proxy_configuration_error",
      "The gateway's files have errors and never were good since it started, so it serves nothing."
          + " It reads them again as soon as they change."),
  /** The gateway is shutting down. */
  SHUTTING_DOWN(
      503,
      "Shutting down",
      "proxy_internal_response",
      "This gateway is about to stop and takes no new requests. Another one will."),
  /** The service takes too long. */
  UPSTREAM_TIMEOUT(
      FailureCode.UPSTREAM_TIMEOUT,
      "Service too slow",
      "The service did not respond within its time-out. Where the problem says mayHaveActed, ask"
          + " the service before the request is repeated."),
  /** The request takes too long. */
  DEADLINE(
      FailureCode.DEADLINE,
      "Deadline passed",
      "The time for the whole request was over before the service responded. Where the problem says"
          + " mayHaveActed, ask the service before the request is repeated."),
  /** The client wants nothing but what is cached, and nothing is. */
  NOT_CACHED(
      504,
      "Not cached",
      "proxy_internal_response",
      "The request's Cache-Control says only-if-cached, and the cache has no response that may be"
          + " given. Nothing was sent to the service."),
  /** The request is of another major version of HTTP. */
  HTTP_VERSION_NOT_SUPPORTED(
      505,
      "HTTP version not supported",
      ProxyError.DENIED,
      "The request's first line names another major version of HTTP than 1; minor versions above 1.1"
          + " are served as 1.1. Clients that speak HTTP/2 without TLS are not served."),
  /** The request came back to this gateway. */
  LOOP_DETECTED(
      508,
      "Loop detected",
      "proxy_loop_detected",
      "The request passed through this gateway before: its Via header names it.");

  private final int status;
  private final String title;
  private final String proxyError;
  private final String explanation;

  ProblemCode(int status, String title, String proxyError, String explanation) {
    this.status = status;
    this.title = title;
    this.proxyError = proxyError;
    this.explanation = explanation;
  }

  /** A row of the table that both halves read. */
  ProblemCode(FailureCode failure, String title, String explanation) {
    this(failure.status(), title, failure.proxyError(), explanation);
  }

  /** The usual HTTP status. */
  public int status() {
    return status;
  }

  /** What it is, in a few words; the title of RFC 9457. */
  public String title() {
    return title;
  }

  /** The proxy error type of RFC 9209, section 2.3. */
  public String proxyError() {
    return proxyError;
  }

  /** What happened and what to do, for people. */
  public String explanation() {
    return explanation;
  }

  private static final class ProxyError {
    static final String DENIED = "http_request_denied";
  }
}
