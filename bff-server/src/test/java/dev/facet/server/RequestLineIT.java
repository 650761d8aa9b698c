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

/** What a request line and a Host may look like, and in which form a target goes on. */
class RequestLineIT extends WithGateway {
  private static final String SECOND = "GET /second HTTP/1.1\r\nhost: x\r\n\r\n";

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
        routes:
          - { id: kept, match: { path: /kept/* }, auth: none, slashes: keep, encodedSlash: keep, to: { catalog: 1 } }
          - { id: all, match: { path: /* }, auth: none, to: { catalog: 1 } }
        """);
    gateway.start(Mode.START);
  }

  private void reject(String head) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(head + "\r\n\r\n" + SECOND);

      assertEquals(400, connection.read(false).status(), head);
      assertTrue(connection.closed(), head);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  /** One space between three words (RFC 9112, section 3). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  /a HTTP/1.1",
        "GET /a  HTTP/1.1",
        "GET   /a   HTTP/1.1",
        "GET\t/a HTTP/1.1",
        "GET /a\tHTTP/1.1",
        "GET \t/a HTTP/1.1",
        "GET /a HTTP/1.1 ",
        "GET /a HTTP/1.1  ",
        "GET /a HTTP/1.1\t",
        " GET /a HTTP/1.1",
        "\tGET /a HTTP/1.1",
        "\r\n GET /a HTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET /a HTTP/1.1 b",
        "GET /a\u000bHTTP/1.1",
        "GET\u000c/a HTTP/1.1",
        "GET /a\rHTTP/1.1",
        "GET /a HTTP/1.1\r",
        "GET /a",
        "GET",
      })
  void rejectsARequestLineWithOtherWhiteSpace(String line) throws Exception {
    reject(line + "\r\nhost: x");
  }

  /** Behind a longer request, whose bytes may still lie in the buffer that lines are read into. */
  @Test
  void readsEveryRequestLineOfAConnectionAlike() throws Exception {
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.status(204));
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /a HTTP/1.1\r\nhost: x\r\nx-a:" + " ".repeat(2_000) + "b\r\n\r\n");
      assertEquals(204, connection.read(false).status());
      connection.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n");
      assertEquals(204, connection.read(false).status());
      connection.send("\r\nGET /a HTTP/1.1\r\nhost: x\r\n\r\n"); // section 2.2
      assertEquals(204, connection.read(false).status());
      connection.send("GET /a HTTP/1.1 \r\nhost: x\r\n\r\n");
      assertEquals(400, connection.read(false).status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b", "a, b", "a.example;b", "a=b", "a'b", "a&b", "a+b", "(a)", "a*", "*", "a!", "$a",
            "a%2eb",
        "a%", "a b", "a/b", "a?b", "a#b", "u@a", "a:1:2", "a:x", "[::1", "::1]", "a\\b", "a\"b",
            "a<b>",
        "a,b:80", "é", "a:0", "a:65536", ":80", "[]", "[[::1]]", "[::1%25lo]", "[v1.a]",
            "[1.2.3.4]", "[::1]x",
      })
  void rejectsAHostThatIsNone(String host) throws Exception {
    reject("GET /a HTTP/1.1\r\nhost: " + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::ffff:1.2.3.4]", "[64:ff9b::1.2.3.4]:8080"})
  void servesATargetWhoseHostIsAnAddress(String host) throws Exception {
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.status(204));
    assertEquals(204, status("GET http://" + host + "/a HTTP/1.1\r\nhost: x"));
    assertEquals(host, seen().header("x-forwarded-host"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a;b", "a%2eb", "u@a", "a,b:80", "a:0", "[::g]"})
  void rejectsATargetWhoseHostIsNone(String host) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET http://" + host + "/a HTTP/1.1\r\nhost: x\r\n\r\n");

      assertEquals(400, connection.read(false).status(), host);
      assertEquals(List.of(), gateway.upstream("catalog").requests());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "shop.example",
        "a_b",
        "a-b~c.d:8443",
        "127.0.0.1:80",
        "[::1]:80",
        "[::ffff:1.2.3.4]",
        "[64:ff9b::1.2.3.4]:8080",
        "a:65535",
        "xn--bcher-kva"
      })
  void servesEveryOtherHost(String host) throws Exception {
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.status(204));
    assertEquals(204, status("GET /a HTTP/1.1\r\nhost: " + host));
    assertEquals(host, seen().header("x-forwarded-host"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "OPTIONS Max-Forwards:5\\r\\nMax-Forwards:5",
        "OPTIONS Max-Forwards:0\\r\\nmax-forwards:1",
        "OPTIONS Max-Forwards:1,2",
        "TRACE Max-Forwards:5\\r\\nMax-Forwards:0",
      })
  void rejectsTwoLimitsOfHops(String method, String lines) throws Exception {
    assertEquals(
        400, status(method + " /a HTTP/1.1\r\nhost: x\r\n" + lines.replace("\\r\\n", "\r\n")));
    assertEquals(List.of(), gateway.upstream("catalog").requests());
  }

  /** What no URL may have as it is goes on percent-encoded, as which it means the same. */
  @Test
  void encodesRawCharactersOfTargets() throws Exception {
    String target = "/%7B%7C%7D%5E%60%22%3C%3E?q=%7B%22a%22:[%3C%3E]%7D%5C%5E%60%7C&%zz=%7b";
    gateway
        .upstream("catalog")
        .on("GET", target.substring(0, target.indexOf('?')), _ -> FakeResponse.status(204));

    assertEquals(204, status("GET /{|}^`\"<>?q={\"a\":[<>]}\\^`|&%zz=%7b HTTP/1.1\r\nhost: x"));

    assertEquals(target, seen().target());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\\b", "/a%5c..%5cb", "/a#b", "/a?b#c", "/{/%2e%2e/x", "/a?é"})
  void rejectsTargetsThatCannotBeEncoded(String target) throws Exception {
    assertEquals(400, status("GET " + target + " HTTP/1.1\r\nhost: x"));
    assertEquals(List.of(), gateway.upstream("catalog").requests());
  }

  /**
   * An encoded percent sign is no encoded slash: who decodes twice reads another path by itself.
   */
  @ParameterizedTest
  @ValueSource(strings = {"/a%252Fb", "/a%252fb", "/a%255Cb", "/kept/a%252Fb", "/a%25252Fb"})
  void forwardsSlashesThatAreEncodedTwiceAsTheyAre(String target) throws Exception {
    gateway.upstream("catalog").on("GET", target, _ -> FakeResponse.status(204));

    assertEquals(204, status("GET " + target + " HTTP/1.1\r\nhost: x"));

    assertEquals(target, seen().target());
  }

  /** So that a signature over the path holds. */
  @ParameterizedTest
  @ValueSource(strings = {"/%7Ex%41", "/kept/%7Ex%41//b%2fc", "/%2e%2e%20/x", "/a%2Ejson"})
  void forwardsThePathByteByByte(String target) throws Exception {
    gateway.upstream("catalog").on("GET", target, _ -> FakeResponse.status(204));

    assertEquals(204, status("GET " + target + " HTTP/1.1\r\nhost: x"));

    assertEquals(target, seen().target());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%e0%80%ae%e0%80%ae/x", "/kept/%e0%80%afadmin/x", "/kept/%25ff"})
  void rejectsPathsThatAreNotUtf8(String target) throws Exception {
    assertEquals(400, status("GET " + target + " HTTP/1.1\r\nhost: x"));
    assertEquals(List.of(), gateway.upstream("catalog").requests());
  }

  private FakeUpstream.Request seen() {
    return gateway.upstream("catalog").requests().getFirst();
  }

  private int status(String head) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      return connection.send(head + "\r\n\r\n").read(false).status();
    }
  }
}
