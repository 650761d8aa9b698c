// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with faulty framing are rejected, and their connections closed. */
final class MalformedResponseTest extends WithUpstream {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example ESMTP\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc",
        "HTTP/1.0 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc",
        "HTTP/1.0 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.0 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "HTTP/1.1 200 OK\r\nX-A: a\u0000b\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX A: b\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\nabc",
        "HTTP/2.0 200 OK\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n",
        "<html>not a status line</html>\r\n\r\n",
        "HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 1000 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 2000 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 20 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 0 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 0200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 +20 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 -20 OK\r\nContent-Length: 0\r\n\r\n",
      })
  void aResponseThatIsNotHttpIsMalformedAndItsConnectionClosed(String response) {
    Future<Wire> wire = wireOf("/", open -> open.write(response));

    assertInstanceOf(Malformed.class, runner().failure(get("/")));
    await(await(wire).closed());
  }

  /** As long as its caller has not seen the head, a stream that breaks is no response at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-1\r\n",
        "fffffffff\r\n",
        "3\r\nabcde\r\n",
        "3\r\nabc\r\nzz\r\n",
        "3\r\nabc\r\n0\r\nx y: 1\r\n\r\n",
      })
  void aStreamThatBreaksInOneReadWithItsHeadIsMalformed(String chunks) {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks));
    CallRunner runner = runner();

    assertInstanceOf(
        Malformed.class,
        failureOf(runner.later(() -> runner.client().stream(get("/"), CallContext.detached()))));
    assertEquals(0, runner.state().inFlight());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hunter2 hunter2 hunter2 | a status line (expected: HTTP/1.1 and a status from 100 to 599)",
        "{\"token\":\"hunter2\"} | a status line",
        "HTTP/1.1 hunter2 OK | a status line (expected: HTTP/1.1 and a status from 100 to 599)",
        "HTTP/hunter2 200 OK | a status line (expected: HTTP/1.1 and a status from 100 to 599)",
        "HTTP/1.1 200 OK\\r\\nSet Cookie: hunter2 | space in a header name",
        "HTTP/1.1 200 OK\\r\\nSet-Cookie : hunter2 | space in a header name",
        "HTTP/1.1 200 OK\\r\\nhunter2 | a status line or a header that is malformed",
        "HTTP/1.1 200 OK\\r\\nX-A: hunter2\\0hunter2 | a status line or a header",
        "HTTP/1.1 200 OK\\r\\nX(hunter2: b | a status line or a header that is malformed",
        "HTTP/1.1 200 OK\\r\\nContent-Length: hunter2 | a Content-Length that is no number",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nContent-Length: 4 | Content-Length twice",
        "HTTP/2.0 200 hunter2 | a status line",
        "\\0\\0\\0\\4\\0\\0\\0\\0\\0 | the settings of HTTP/2 (expected: HTTP/1.1; a service that speaks",
        "\\0\\0\\6\\4\\0\\0\\0\\0\\0hunter2 | the settings of HTTP/2",
        "HTTP/1.10 200 hunter2 | a status line",
        "http/1.1 200 hunter2 | a status line",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: hunter2 | Transfer-Encoding other than chunked",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nhunter2 | a length",
      })
  void theCauseSaysWhatIsWrongAndQuotesNothingOfTheResponse(String head, String cause) {
    String response =
        head.replace("\\r\\n", "\r\n")
                .replace("\\0", "\0")
                .replace("\\4", "\4")
                .replace("\\6", "\6")
            + "\r\n\r\n";
    upstream.on("GET", "/", request -> FakeResponse.raw(response));

    UpstreamFailure failure = runner().failure(get("/"));

    assertInstanceOf(Malformed.class, failure);
    assertTrue(failure.cause().startsWith("not HTTP: " + cause), failure::cause);
    assertFalse(failure.toString().contains("hunter2"), failure::toString);
  }

  /** Nothing may follow that would make it whole. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"v\":\"hunter2\"} | true",
        "S | true",
        "220 mail.example | true",
        "HTTP/2.0 | true",
        "HTTP/1.1 100 Continue\\r\\n\\r\\nhunter2 | true",
        "HTT | false",
        "HTTP/1.1 20 | false",
        "HTTP/1.1 200 OK\\r\\nhunter2 | false",
        "HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1 | false",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz | false",
      })
  void whatCannotBecomeAStatusLineIsMalformedWhereItEndsThere(String bytes, boolean malformed) {
    String sent = bytes.replace("\\r\\n", "\r\n");
    upstream.on("GET", "/", request -> FakeResponse.steps(wire -> wire.write(sent).close()));

    UpstreamFailure failure = runner().failure(get("/"));

    assertEquals(malformed, failure instanceof Malformed, failure::toString);
    assertFalse(failure.toString().contains("hunter2"), failure::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.2", "HTTP/1.9"})
  void aLaterMinorVersionIsReadAsTheOneThatIsKnown(String version) {
    upstream.on(
        "GET",
        "/",
        request -> FakeResponse.raw(version + " 200 OK\r\nContent-Length: 3\r\n\r\nabc"));

    assertEquals(200, runner().call(get("/")).status());
  }

  @Test
  void aHeadAboveTheLimitIsMalformed() {
    upstream.on("GET", "/", request -> FakeResponse.hugeHeader(200_000));

    assertInstanceOf(Malformed.class, runner().failure(get("/")));
  }
}
