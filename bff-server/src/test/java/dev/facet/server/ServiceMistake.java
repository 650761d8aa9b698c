// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FailureCode.UPSTREAM_BAD_RESPONSE;
import static dev.facet.upstream.FailureCode.UPSTREAM_CONNECTION_LOST;
import static dev.facet.upstream.FailureCode.UPSTREAM_TIMEOUT;
import static dev.facet.upstream.FailureCode.UPSTREAM_TOO_LARGE;

import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FakeResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a service can do wrong on the wire, and what becomes of it: {@code docs/errors.md} has the
 * table, and {@link ServiceMistakesIT} walks it.
 */
public enum ServiceMistake {
  /** Says nothing. */
  SILENT(
      "accepts the request and says nothing",
      FakeResponse.never(),
      UPSTREAM_TIMEOUT,
      "no response within "),
  /** Crashes. */
  RESET(
      "resets the connection", FakeResponse.reset(), UPSTREAM_CONNECTION_LOST, "connection lost: "),
  /** Closes. */
  CLOSED(
      "closes the connection", FakeResponse.close(), UPSTREAM_CONNECTION_LOST, "connection lost: "),
  /** Closes one direction. */
  HALF_CLOSED(
      "ends its direction of the connection alone",
      FakeResponse.halfClose(),
      UPSTREAM_CONNECTION_LOST,
      "connection lost: "),
  /** Half of a head. */
  HALF_HEAD(
      "ends within the head",
      FakeResponse.steps(wire -> wire.write("HTTP/1.1 200 OK\r\nConte").close()),
      UPSTREAM_CONNECTION_LOST,
      "connection lost: "),
  /** Another protocol. */
  GARBAGE("speaks another protocol", FakeResponse.garbage(), UPSTREAM_BAD_RESPONSE, "not HTTP: "),
  /** No status. */
  ODD_STATUS(
      "has a status that is none, such as 600",
      FakeResponse.raw("HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** Switches protocols. */
  UPGRADE(
      "switches protocols unasked",
      FakeResponse.raw("HTTP/1.1 101 Odd\r\nConnection: upgrade\r\nUpgrade: odd\r\n\r\n"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** Two lengths. */
  TWO_LENGTHS(
      "announces two lengths",
      FakeResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** A length and chunks. */
  TWO_FRAMINGS(
      "announces a length and chunks",
      FakeResponse.raw(
          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** A coding. */
  CODED(
      "has a transfer coding that was not asked for",
      FakeResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** No chunk. */
  BROKEN_CHUNK(
      "breaks the form of its first chunk",
      FakeResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** A head without end. */
  HUGE_HEAD(
      "has a head longer than 80 KiB",
      FakeResponse.hugeHeader(100_000),
      UPSTREAM_BAD_RESPONSE,
      "not HTTP: "),
  /** Less than announced. */
  SHORT(
      "ends before the announced length",
      FakeResponse.tooShort(100, "\"o"),
      UPSTREAM_CONNECTION_LOST,
      "connection lost: "),
  /** A body without end. */
  ENDLESS(
      "never ends its body", FakeResponse.endless(), UPSTREAM_TOO_LARGE, "response longer than "),
  /** More than announced. */
  LONG("goes on beyond the announced length", FakeResponse.tooLong(4, "\"ok\"and more"), null, ""),
  /** Two responses. */
  TWICE(
      "responds twice",
      FakeResponse.both(FakeResponse.json(200, "\"ok\""), FakeResponse.json(500, "\"no\"")),
      null,
      ""),
  /** An interim response. */
  INTERIM(
      "sends interim responses unasked",
      FakeResponse.interim(103, FakeResponse.interim(199, FakeResponse.json(200, "\"ok\""))),
      null,
      "");

  private final String words;
  private final FakeResponse response;
  private final @Nullable FailureCode code;
  private final String cause;

  ServiceMistake(String words, FakeResponse response, @Nullable FailureCode code, String cause) {
    this.words = words;
    this.response = response;
    this.code = code;
    this.cause = cause;
  }

  /** What the service does, behind "A service that". */
  public String words() {
    return words;
  }

  /** What it sends. */
  public FakeResponse response() {
    return response;
  }

  /**
   * What a field's error has; null where the first response counts and its connection is closed.
   */
  public @Nullable FailureCode code() {
    return code;
  }

  /** The beginning of the cause in the log. */
  public String cause() {
    return cause;
  }

  /**
   * Whether a route has passed the head on before it is known: the client sees the response end.
   */
  public boolean behindTheHead() {
    return this == SHORT || this == ENDLESS;
  }
}
