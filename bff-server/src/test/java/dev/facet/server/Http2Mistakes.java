// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FailureCode.UPSTREAM_BAD_RESPONSE;
import static dev.facet.upstream.FailureCode.UPSTREAM_CONNECTION_LOST;
import static dev.facet.upstream.FailureCode.UPSTREAM_TIMEOUT;
import static dev.facet.upstream.FailureCode.UPSTREAM_TOO_LARGE;
import static dev.facet.upstream.FailureCode.UPSTREAM_UNAVAILABLE;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.PUSH_PROMISE;
import static dev.facet.upstream.FakeFrame.SETTINGS;

import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2Stream;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a service can do wrong in HTTP/2. */
final class Http2Mistakes {
  private static final int REFUSED_STREAM = 7;
  private static final int INTERNAL_ERROR = 2;
  private static final String NOT_HTTP = "not HTTP: HTTP/2: ";

  /** All of them. */
  static final List<ServiceMistake> ALL =
      List.of(
          of(
              "H2_SILENT",
              "accepts a stream and says nothing on it",
              _ -> {},
              UPSTREAM_TIMEOUT,
              "no response within "),
          of(
              "H2_REFUSED",
              "rejects every stream (`REFUSED_STREAM`)",
              stream -> stream.reset(REFUSED_STREAM),
              UPSTREAM_UNAVAILABLE,
              "not processed: "),
          of(
              "H2_AWAY",
              "sends every connection away (`GOAWAY`) before its first stream",
              stream -> stream.goAway(0, 0),
              UPSTREAM_UNAVAILABLE,
              "not processed: "),
          of(
              "H2_RESET",
              "resets the stream",
              stream -> stream.reset(INTERNAL_ERROR),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: stream reset by the service: INTERNAL_ERROR"),
          of(
              "H2_CRASH",
              "resets the connection with streams on it",
              FakeHttp2Stream::crash,
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          of(
              "H2_ABRUPT",
              "closes the connection behind a `GOAWAY`",
              stream -> stream.goAway(stream.id(), INTERNAL_ERROR).close(),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          of(
              "H2_HALF_FRAME",
              "ends within a frame",
              stream -> stream.write(Buffer.buffer(new byte[] {0, 0, 9, 1, 4})).close(),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          of(
              "H2_NO_STATUS",
              "has a head without a status, in HTTP/2",
              stream -> stream.headers(END_STREAM, "a", "b"),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_CONNECTION",
              "has a header of HTTP/1.1 alone, such as `connection`, in HTTP/2",
              stream -> stream.headers(END_STREAM, ":status", "200", "connection", "close"),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_NO_HEAD",
              "sends a body without a head",
              stream -> stream.end("\"ok\""),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_EMPTY",
              "announces a length and sends no body, in HTTP/2",
              stream -> stream.headers(END_STREAM, ":status", "200", "content-length", "9"),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_PUSH",
              "pushes, though it was told not to",
              stream -> stream.frame(PUSH_PROMISE, 4, stream.id(), Buffer.buffer().appendInt(2)),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_BAD_FRAME",
              "sends a frame that is malformed",
              stream -> stream.frame(SETTINGS, 0, 0, Buffer.buffer("abc")),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_PINGS",
              "floods the connection with `PING`, `SETTINGS` or the like",
              stream ->
                  stream.flood(
                      new FakeFrame(PING, 0, 0, Buffer.buffer(new byte[8])).bytes(), 10_000),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP + "ENHANCE_YOUR_CALM"),
          of(
              "H2_ENDLESS_HEAD",
              "never ends its head (`CONTINUATION`)",
              stream -> stream.endlessHeaders("a", 1_000),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_SHORT",
              "ends before the announced length, in HTTP/2",
              stream -> stream.headers(0, ":status", "200", "content-length", "9").end("\"ok\""),
              UPSTREAM_BAD_RESPONSE,
              NOT_HTTP),
          of(
              "H2_ENDLESS",
              "never ends its body, in HTTP/2",
              stream ->
                  stream
                      .head(200)
                      .flood(
                          new FakeFrame(0, 0, stream.id(), Buffer.buffer("x".repeat(16_000)))
                              .bytes(),
                          10),
              UPSTREAM_TOO_LARGE,
              "response longer than "),
          of(
              "H2_INTERIM",
              "sends interim responses unasked, in HTTP/2",
              stream -> stream.head(103).head(199).json(200, "\"ok\""),
              null,
              ""));

  private Http2Mistakes() {}

  private static ServiceMistake of(
      String name,
      String words,
      Consumer<FakeHttp2Stream> script,
      @Nullable FailureCode code,
      String cause) {
    return new ServiceMistake(name, words, new ServiceMistake.Http2(script), code, cause);
  }
}
