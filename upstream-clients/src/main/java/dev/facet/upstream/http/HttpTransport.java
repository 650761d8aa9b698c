// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.resilience.AttemptOwner;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;

/** The innermost layer: sends the request of an attempt to its endpoint. */
final class HttpTransport implements Layer<HttpExchange> {
  private final CallHeaders headers;
  private final FailureReader failures;
  private final Timers timers;
  private final Signing signing;
  private final EndpointSet<HttpEndpoint> endpoints;

  /** A transport for one service. */
  HttpTransport(
      CallHeaders headers,
      FailureReader failures,
      Timers timers,
      EndpointSet<HttpEndpoint> endpoints,
      Signing signing) {
    this.signing = signing;
    this.headers = headers;
    this.failures = failures;
    this.timers = timers;
    this.endpoints = endpoints;
  }

  /** An attempt that will be sent by this transport. */
  HttpExchange attempt(HttpCall call, AttemptOwner owner) {
    return new HttpExchange(call, owner, this);
  }

  @Override
  public void send(HttpExchange attempt) {
    attempt.begin();
  }

  /** All endpoints of the service. */
  EndpointSet<HttpEndpoint> endpoints() {
    return endpoints;
  }

  CallHeaders headers() {
    return headers;
  }

  FailureReader failures() {
    return failures;
  }

  /** Writes the headers of a request whose method and target are known, and signs it. */
  void writeHead(HttpCall call, String endpoint, HttpClientRequest to) {
    call.writeHead(headers, to.headers());
    if (!(call.request().body() instanceof RequestBody.Streamed)) {
      to.headers().remove(HttpHeaders.EXPECT); // nothing would wait for it
    }
    signing.sign(to, call.request(), endpoint);
  }

  /** Sends a request with its body, unless that arrives while it is sent. */
  static void end(UpstreamRequest from, HttpClientRequest to) {
    switch (from.body()) {
      case RequestBody.Empty _ -> {
        if (AnnouncedLength.expectedOf(from.method())) {
          to.headers().set(HttpHeaders.CONTENT_LENGTH, "0");
        }
        to.end();
      }
      case RequestBody.Upgrade(var protocol, _) -> {
        to.headers().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        to.headers().set(HttpHeaders.UPGRADE, protocol);
        to.end();
      }
      case RequestBody.Bytes(var bytes) -> to.end(bytes);
      case RequestBody.Streamed _ -> {}
    }
  }

  Timers timers() {
    return timers;
  }
}
