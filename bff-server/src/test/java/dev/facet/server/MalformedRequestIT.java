// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two servers could read in two ways are answered with 400, and nothing behind them
 * on their connection is served (T1; RFC 9112 section 11.2).
 */
class MalformedRequestIT extends WithGateway {
  private static final String SECOND = "GET /a HTTP/1.1\r\nhost: x\r\n\r\n";

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
        routes:
          - { id: all, match: { path: /* }, auth: none, to: { catalog: 1 } }
        """);
    for (String method : List.of("GET", "POST")) {
      gateway.upstream("catalog").on(method, "/a", _ -> FakeResponse.status(204));
    }
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "content-length: 3\r\ncontent-length: 4\r\n\r\nabcd",
        "content-length: +3\r\n\r\nabc",
        "content-length: 3,3\r\n\r\nabc",
        "transfer-encoding: chunked, x\r\n\r\n0\r\n\r\n",
        "transfer-encoding: x\r\n\r\n0\r\n\r\n",
        "content-length : 3\r\n\r\nabc",
        "x-name: a\u0000b\r\n\r\n",
        "content-length: 3\r\ncontent-length: 3\r\n\r\nabc",
        "content-length\t: 3\r\n\r\nabc",
        "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "x-name: a\rb\r\n\r\n",
        "x name: a\r\n\r\n",
      })
  void rejectsWhatCanBeReadInTwoWays(String rest) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /a HTTP/1.1\r\nhost: x\r\n" + rest + SECOND);

      assertEquals(400, connection.read(false).status(), rest);
      assertTrue(connection.closed(), rest);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  /** A name is a token, right before its colon (RFC 9112, section 5). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ": v",
        ":",
        " : v",
        "\t: v",
        "name",
        "name ",
        "name : v",
        "name\t: v",
        " name: v",
        "na me: v",
        "na\tme: v",
        "na\u0000me: v",
        "na\u007fme: v",
        "name\u000b: v",
        "né: v",
        "(name): v",
        "na/me: v",
        "na\"me: v",
        "na@me: v",
        "na[me]: v",
        "na,me: v",
        "na;me: v",
        "na=me: v",
        "na{me}: v",
        "na<me>: v",
        "na\\me: v",
        "na?me: v",
      })
  void rejectsFieldLinesWithoutAName(String line) throws Exception {
    for (String head : List.of("host: x\r\n" + line, line + "\r\nhost: x")) {
      try (RawConnection connection = gateway.connect()) {
        connection.send("GET /a HTTP/1.1\r\n" + head + "\r\n\r\n" + SECOND);

        assertEquals(400, connection.read(false).status(), line);
        assertTrue(connection.closed(), line);
        assertEquals(List.of(), gateway.upstream("catalog").requests());
      }
    }
  }

  /** The service would get compressed bytes as if they were the content (RFC 9112, section 6.1). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "transfer-encoding: gzip, chunked",
        "transfer-encoding: GZIP,chunked",
        "transfer-encoding: identity, chunked",
        "transfer-encoding: deflate\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked;a=b",
        "transfer-encoding: , chunked",
      })
  void rejectsTransferCodingsBeneathChunked(String line) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          "POST /a HTTP/1.1\r\nhost: x\r\n" + line + "\r\n\r\n4\r\n\u001fabc\r\n0\r\n\r\n");

      assertEquals(400, connection.read(false).status(), line);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  /** A decoder that compares few letters takes them for Content-Length: what follows is a body. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Xength: 30",
        "content-xength: 30",
        "Content-Lengtx: 30",
        "Xontent-Length: 30",
        "Content-Length-: 30",
        "Content.Length: 30",
        "Transfer-Xncoding: chunked",
        "Xransfer-Encoding: chunked",
        "Content-Xype: text/plain",
      })
  void takesNoHeaderNameForAnother(String line) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /a HTTP/1.1\r\nhost: x\r\n" + line + "\r\n\r\n" + SECOND);

      assertEquals(204, connection.read(false).status(), line);
      assertEquals(204, connection.read(false).status(), line);
      List<FakeUpstream.Request> seen = gateway.upstream("catalog").requests();
      assertEquals(
          List.of("POST", "GET"), seen.stream().map(FakeUpstream.Request::method).toList());
      String name = line.substring(0, line.indexOf(':'));
      assertEquals(line.substring(name.length() + 2), seen.getFirst().header(name));
      assertEquals("", seen.getFirst().body().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "Content-length", "content-length", "CONTENT-LENGTH"})
  void readsHeaderNamesInAnyCase(String name) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /a HTTP/1.1\r\nHost: x\r\n" + name + ": 3\r\n\r\nabc" + SECOND);

      assertEquals(204, connection.read(false).status());
      assertEquals(204, connection.read(false).status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length: 3\r\ncontent-length: 8\r\n\r\nabc",
        "transfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void rejectsFramingThatOlderHttpDoesNotHave(String rest) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /a HTTP/1.0\r\nhost: x\r\nconnection: keep-alive\r\n" + rest + SECOND);

      assertEquals(400, connection.read(false).status(), rest);
      assertTrue(connection.closed(), rest);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host: x\r\nhost: y\r\n",
        "host: x\r\nhost: x\r\n",
        "host: x y\r\n",
        "host:\r\n"
      })
  void rejectsARequestWithoutExactlyOneHost(String host) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /a HTTP/1.1\r\n" + host + "\r\n" + SECOND);

      assertEquals(400, connection.read(false).status(), host);
      assertTrue(connection.closed(), host);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  @Test
  void saysWhyInTheFormOfAllProblems() throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /a HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n");

      RawConnection.Response rejection = connection.read(false);
      assertEquals(List.of("application/problem+json"), rejection.all("content-type"));
      assertEquals(List.of("close"), rejection.all("connection"));
      assertTrue(rejection.body().contains("BAD_REQUEST"), rejection.body());
    }
  }

  @ParameterizedTest
  @CsvSource({"8192, 404", "8193, 414", "8220, 414"})
  void theLimitOfTheTargetIsExact(int length, int status) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /" + "x".repeat(length - 1) + " HTTP/1.1\r\nhost: x\r\n\r\n");

      assertEquals(status, connection.read(false).status());
    }
  }

  @ParameterizedTest
  @CsvSource({"/%s, a, 414, URI_TOO_LONG", "/a, %s, 431, HEADERS_TOO_LARGE"})
  void saysWhatIsTooLong(String target, String header, int status, String code) throws Exception {
    String filling = "x".repeat(40_000);
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          "GET "
              + target.replace("%s", filling)
              + " HTTP/1.1\r\nhost: x\r\nx-a: "
              + header.replace("%s", filling)
              + "\r\n\r\n");

      RawConnection.Response rejection = connection.read(false);
      assertEquals(status, rejection.status());
      assertTrue(rejection.body().contains(code), rejection.body());
      assertTrue(connection.closed());
    }
  }

  @Test
  void servesTwoRequestsThatCannotBeMisread() throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc" + SECOND);

      assertEquals(204, connection.read(false).status());
      assertEquals(204, connection.read(false).status());
    }
  }
}
