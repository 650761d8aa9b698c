// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.UpstreamConfig;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the headers of a request to a service. */
final class RequestHeaders {
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  /** Headers of one connection or one message's framing: never taken over from the inbound side. */
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "expect",
          "host");

  private final List<Map.Entry<String, String>> configured;
  private final List<String> forwarded;

  RequestHeaders(UpstreamConfig config) {
    this.configured =
        config.headers().entrySet().stream()
            .map(header -> Map.entry(header.getKey(), header.getValue().value()))
            .toList();
    List<String> names = new ArrayList<>(config.forward().headers());
    names.removeAll(NOT_FORWARDED);
    if (config.forward().authorization() && !names.contains("authorization")) {
      names.add("authorization");
    }
    this.forwarded = List.copyOf(names);
  }

  /** The headers of a buffered call: the caller's, the service's, the inbound request's, ours. */
  void writeForCall(UpstreamRequest request, CallContext context, HttpClientRequest wire) {
    writeForStream(request, wire);
    MultiMap headers = wire.headers();
    for (int i = 0; i < forwarded.size(); i++) {
      forward(forwarded.get(i), context.inbound(), headers);
    }
    if (!context.correlationId().isEmpty()) {
      headers.set(REQUEST_ID, context.correlationId());
    }
    if (!headers.contains(HttpHeaders.ACCEPT)) {
      headers.set(HttpHeaders.ACCEPT, JSON);
    }
  }

  /** The headers of a stream: the caller's and the service's. */
  void writeForStream(UpstreamRequest request, HttpClientRequest wire) {
    MultiMap headers = wire.headers();
    for (Map.Entry<String, String> header : request.headers()) {
      if (!isFraming(header.getKey())) {
        headers.add(header.getKey(), header.getValue());
      }
    }
    for (int i = 0; i < configured.size(); i++) {
      headers.set(configured.get(i).getKey(), configured.get(i).getValue());
    }
    frame(request, wire);
  }

  // What frames the message is decided by the body that is really sent, never by a header's word.
  private static void frame(UpstreamRequest request, HttpClientRequest wire) {
    switch (request.body()) {
      case RequestBody.Empty() -> {
        if (expectsBody(request.method())) {
          wire.headers().set(HttpHeaders.CONTENT_LENGTH, "0");
        }
      }
      case RequestBody.Bytes(var bytes) -> length(wire, bytes.length());
      case RequestBody.Streamed(_, long length) when length >= 0 -> length(wire, length);
      case RequestBody.Streamed _ -> wire.setChunked(true);
    }
  }

  private static void length(HttpClientRequest wire, long length) {
    wire.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
  }

  private static boolean expectsBody(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        || method.equals(HttpMethod.PUT)
        || method.equals(HttpMethod.PATCH);
  }

  private static boolean isFraming(String name) {
    return AsciiString.contentEqualsIgnoreCase(name, HttpHeaders.CONTENT_LENGTH)
        || AsciiString.contentEqualsIgnoreCase(name, HttpHeaders.TRANSFER_ENCODING);
  }

  private static void forward(String name, MultiMap inbound, MultiMap headers) {
    if (!inbound.contains(name) || headers.contains(name)) {
      return;
    }
    for (String value : inbound.getAll(name)) {
      headers.add(name, value);
    }
  }
}
