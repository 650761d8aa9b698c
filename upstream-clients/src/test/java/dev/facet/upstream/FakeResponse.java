// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a {@link FakeUpstream} sends back: good responses, and every bad one a socket allows. */
@FunctionalInterface
public interface FakeResponse {
  /** Sends it. */
  void write(Wire wire);

  /** A response without a body. */
  static FakeResponse status(int status) {
    return of(status, Map.of(), "");
  }

  /** A response in JSON. */
  static FakeResponse json(int status, String body) {
    return of(status, Map.of("content-type", "application/json"), body);
  }

  /** A response with headers and a body, whose length is announced; {@code HEAD} gets no body. */
  static FakeResponse of(int status, Map<String, String> headers, String body) {
    return of(status, headers, Buffer.buffer(body));
  }

  /** The same with bytes. */
  static FakeResponse of(int status, Map<String, String> headers, Buffer body) {
    return wire -> {
      Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(headers);
      if (status != 204 && status != 304) {
        all.put("content-length", String.valueOf(body.length()));
      }
      Buffer bytes = Buffer.buffer(head(status, all));
      if (!wire.method().equals("HEAD")) {
        bytes.appendBuffer(body);
      }
      wire.write(bytes);
      if ("close".equalsIgnoreCase(all.get("connection"))) {
        wire.close();
      }
    };
  }

  /** A response whose body comes in chunks. */
  static FakeResponse chunked(int status, Map<String, String> headers, String... chunks) {
    return wire -> {
      wire.write(head(status, withChunks(headers)));
      for (String chunk : chunks) {
        wire.chunk(chunk);
      }
      wire.end();
    };
  }

  /** The response another hand decides on, when it does. */
  static FakeResponse later(Future<FakeResponse> response) {
    return wire -> response.onSuccess(decided -> decided.write(wire));
  }

  /** No response at all, the connection kept open. */
  static FakeResponse never() {
    return wire -> {};
  }

  /** Whatever is written by hand, step by step if so wished. */
  static FakeResponse steps(Consumer<Wire> script) {
    return script::accept;
  }

  /** These characters, whether or not they are HTTP. */
  static FakeResponse raw(String text) {
    return wire -> wire.write(text);
  }

  /** A reset connection. */
  static FakeResponse reset() {
    return Wire::reset;
  }

  /** A connection closed in order, without a response. */
  static FakeResponse close() {
    return Wire::close;
  }

  /** A connection of which only the response's direction is closed, without a response. */
  static FakeResponse halfClose() {
    return Wire::halfClose;
  }

  /** Something that is not HTTP. */
  static FakeResponse garbage() {
    return raw("220 mail.example ESMTP ready\r\n\r\n");
  }

  /** A body that ends, with its connection, before the announced length. */
  static FakeResponse tooShort(int announced, String body) {
    return wire -> {
      wire.write(head(200, Map.of("content-length", String.valueOf(announced))));
      wire.write(body).close();
    };
  }

  /** A body that goes on beyond the announced length. */
  static FakeResponse tooLong(int announced, String body) {
    return raw(head(200, Map.of("content-length", String.valueOf(announced))) + body);
  }

  /** A chunked body that never ends. */
  static FakeResponse endless() {
    String chunk = Integer.toHexString(16_384) + "\r\n" + "x".repeat(16_384) + "\r\n";
    return wire -> {
      wire.write(head(200, withChunks(Map.of())));
      wire.flood(Buffer.buffer(chunk.getBytes(StandardCharsets.US_ASCII)));
    };
  }

  /** A header of so many characters, and an empty body. */
  static FakeResponse hugeHeader(int length) {
    return of(200, Map.of("x-huge", "h".repeat(length)), "");
  }

  /** An interim response that was not asked for, then another one. */
  static FakeResponse interim(int status, FakeResponse then) {
    return wire -> {
      wire.write("HTTP/1.1 " + status + " Interim\r\n\r\n");
      then.write(wire);
    };
  }

  /** Two responses to one request. */
  static FakeResponse both(FakeResponse first, FakeResponse second) {
    return wire -> {
      first.write(wire);
      second.write(wire);
    };
  }

  /** A body with a status that allows none. */
  static FakeResponse bodyOn(int status, String body) {
    return raw(
        head(status, status == 304 ? Map.of("content-length", "" + body.length()) : Map.of())
            + body);
  }

  /** Status line and headers, with the empty line after them. */
  static String head(int status, Map<String, String> headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static Map<String, String> withChunks(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("transfer-encoding", "chunked");
    return all;
  }
}
