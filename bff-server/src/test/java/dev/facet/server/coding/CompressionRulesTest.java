// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressionRulesTest {
  private static final CompressionRules RULES =
      new CompressionRules(new MediaTypes(MediaTypes.DEFAULT));

  private static boolean mayCompress(int status, String... headers) {
    return mayCompress(HttpHeaders.headers(), status, headers);
  }

  private static boolean mayCompress(MultiMap request, int status, String... headers) {
    MultiMap all = HttpHeaders.headers();
    for (String header : headers) {
      all.add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    return RULES.mayCompress(
        request, new GatewayResponse(status, all, new GatewayResponse.Body.Empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML; charset=utf-8",
        "application/json",
        "application/graphql-response+json; charset=utf-8",
        "image/svg+xml",
        "application/x-ndjson",
        "multipart/mixed; boundary=\"-\"",
        "application/wasm",
      })
  void takesTypesThatBecomeSmaller(String type) {
    assertTrue(mayCompress(200, "content-type: " + type));
    assertTrue(mayCompress(404, "content-type: " + type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "Text/Event-Stream; charset=utf-8",
        "image/png",
        "application/octet-stream",
        "application/grpc",
        "application/grpc+json",
        "application/grpc-web+proto",
        "nonsense",
        "",
      })
  void leavesOthersAlone(String type) {
    assertFalse(mayCompress(200, "content-type: " + type));
    assertFalse(mayCompress(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          204 | x: y
          205 | x: y
          206 | x: y
          304 | x: y
          103 | x: y
          200 | content-range: bytes 0-1/2
          200 | content-encoding: br
          200 | content-encoding: identity, GZIP
          200 | cache-control: max-age=1, No-Transform
          200 | content-digest: sha-256=:AA==:
          200 | repr-digest: sha-256=:AA==:
          200 | content-md5: AA==
          """)
  void leavesAloneWhatIsEncodedOrAPartOrMustStayAsItIs(int status, String header) {
    assertFalse(mayCompress(status, "content-type: text/plain", header));
  }

  @Test
  void leavesAllAloneThatTheClientWantsAsItIs() {
    MultiMap request = HttpHeaders.headers().set("cache-control", "no-transform");

    assertFalse(mayCompress(request, 200, "content-type: text/plain"));
    assertTrue(mayCompress(200, "content-type: text/plain", "content-encoding: identity"));
  }

  @Test
  void changesWhatTheHeadersSayOfTheBytes() {
    MultiMap headers =
        HttpHeaders.headers()
            .set("etag", "\"a\"")
            .set("content-length", "9")
            .set("accept-ranges", "bytes");
    CompressionRules.encoded(headers, ContentCoding.BR);

    assertEquals("W/\"a\"", headers.get("etag"));
    assertEquals("br", headers.get("content-encoding"));
    assertFalse(headers.contains("content-length"));
    assertFalse(headers.contains("accept-ranges"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Origin                  | Origin,accept-encoding
          Origin, Accept-Encoding | Origin, Accept-Encoding
          *                       | *
          """)
  void saysOnceThatTheResponseVaries(String before, String after) {
    MultiMap headers = HttpHeaders.headers().set("vary", before);
    CompressionRules.addVary(headers);

    assertEquals(after, String.join(",", headers.getAll("vary")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          W/"a"       | "a"   | W/"a"
          "b", W/"a"  | "a"   | W/"a"
          "a"         | "a"   | "a"
          W/"a"       | W/"a" | W/"a"
          *           | "a"   | W/"a"
          W/"a", "a"  | "a"   | "a"
          """)
  void givesANotModifiedTheTagThatTheClientKnows(String known, String sent, String expected) {
    MultiMap headers = HttpHeaders.headers().set("etag", sent);
    CompressionRules.notModified(HttpHeaders.headers().set("if-none-match", known), headers);

    assertEquals(expected, headers.get("etag"));
    assertEquals(List.of("accept-encoding"), headers.getAll("vary"));
  }
}
