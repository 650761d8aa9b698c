// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FailureCode.UPSTREAM_BAD_RESPONSE;
import static dev.facet.upstream.FailureCode.UPSTREAM_CONNECTION_LOST;
import static dev.facet.upstream.FailureCode.UPSTREAM_TIMEOUT;
import static dev.facet.upstream.FailureCode.UPSTREAM_TOO_LARGE;

import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.FakeResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service can do wrong on the wire, and what becomes of it: {@code docs/errors.md} has the
 * table, and {@link ServiceMistakesIT} walks it.
 *
 * @param name of the field and the path that meet it
 * @param words what the service does, behind "A service that"
 * @param script what it sends, and in which protocol
 * @param code what a field's error has; null where the first response counts
 * @param cause the beginning of the cause in the log
 */
public record ServiceMistake(
    String name, String words, Script script, @Nullable FailureCode code, String cause) {
  /** What a service sends. */
  public sealed interface Script {}

  /** Over HTTP/1.1. */
  public record Http1(FakeResponse response) implements Script {}

  /** Over HTTP/2. */
  public record Http2(Consumer<FakeHttp2Stream> frames) implements Script {}

  /** A mistake over HTTP/1.1. */
  private ServiceMistake(
      String name, String words, FakeResponse response, @Nullable FailureCode code, String cause) {
    this(name, words, new Http1(response), code, cause);
  }

  /** All of them over HTTP/1.1. */
  private static final List<ServiceMistake> HTTP1 =
      List.of(
          new ServiceMistake(
              "SILENT",
              "accepts the request and says nothing",
              FakeResponse.never(),
              UPSTREAM_TIMEOUT,
              "no response within "),
          new ServiceMistake(
              "RESET",
              "resets the connection",
              FakeResponse.reset(),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          new ServiceMistake(
              "CLOSED",
              "closes the connection",
              FakeResponse.close(),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          new ServiceMistake(
              "HALF_CLOSED",
              "ends its direction of the connection alone",
              FakeResponse.halfClose(),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          new ServiceMistake(
              "HALF_HEAD",
              "ends within the head",
              FakeResponse.steps(wire -> wire.write("HTTP/1.1 200 OK\r\nConte").close()),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          new ServiceMistake(
              "GARBAGE",
              "speaks another protocol",
              FakeResponse.garbage(),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "ODD_STATUS",
              "has a status that is none, such as 600",
              FakeResponse.raw("HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "UPGRADE",
              "switches protocols unasked",
              FakeResponse.raw("HTTP/1.1 101 Odd\r\nConnection: upgrade\r\nUpgrade: odd\r\n\r\n"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "TWO_LENGTHS",
              "announces two lengths",
              FakeResponse.raw(
                  "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "TWO_FRAMINGS",
              "announces a length and chunks",
              FakeResponse.raw(
                  "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "CODED",
              "has a transfer coding that was not asked for",
              FakeResponse.raw(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "BROKEN_CHUNK",
              "breaks the form of its first chunk",
              FakeResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "HUGE_HEAD",
              "has a head longer than 80 KiB",
              FakeResponse.hugeHeader(100_000),
              UPSTREAM_BAD_RESPONSE,
              "not HTTP: "),
          new ServiceMistake(
              "SHORT",
              "ends before the announced length",
              FakeResponse.tooShort(100, "\"o"),
              UPSTREAM_CONNECTION_LOST,
              "connection lost: "),
          new ServiceMistake(
              "ENDLESS",
              "never ends its body",
              FakeResponse.endless(),
              UPSTREAM_TOO_LARGE,
              "response longer than "),
          new ServiceMistake(
              "LONG",
              "goes on beyond the announced length",
              FakeResponse.tooLong(4, "\"ok\"and more"),
              null,
              ""),
          new ServiceMistake(
              "TWICE",
              "responds twice",
              FakeResponse.both(FakeResponse.json(200, "\"ok\""), FakeResponse.json(500, "\"no\"")),
              null,
              ""),
          new ServiceMistake(
              "INTERIM",
              "sends interim responses unasked",
              FakeResponse.interim(
                  103, FakeResponse.interim(199, FakeResponse.json(200, "\"ok\""))),
              null,
              ""));

  /** All of them. */
  public static final List<ServiceMistake> ALL =
      Stream.of(HTTP1, Http2Mistakes.ALL).flatMap(List::stream).toList();

  /** Whether a route has passed the head on before it is known. */
  public boolean behindTheHead() {
    return !onRoutes().isEmpty();
  }

  /** What becomes of a route's response where that is something else; empty otherwise. */
  public String onRoutes() {
    return switch (name) {
      case "SHORT", "H2_SHORT" -> ", on routes a response that is broken off";
      case "ENDLESS", "H2_ENDLESS" ->
          ", on routes a response that goes on for as long as the client reads";
      default -> "";
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
