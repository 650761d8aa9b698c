// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchanges;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a response of the issuer, and how it is told. */
class JwksFetchTest {
  private static final byte[] KEYS =
      TokenForge.jwks(TokenForge.jwk(TokenForge.RSA, "a")).toBuffer().getBytes();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final FakeUpstream issuer = FakeUpstream.start(vertx);

  @AfterEach
  void stop() {
    issuer.close();
    Exchanges.result(vertx.close());
  }

  private String outcome(Duration limit, FakeResponse response) {
    issuer.on("GET", "/jwks", _ -> response);
    JwksFetch fetch =
        new JwksFetch(
            vertx,
            URI.create(issuer.url() + "/jwks"),
            new KeyReader(vertx, List.of(JwtAlgorithm.RS256)),
            limit);
    String outcome =
        Exchanges.result(
            fetch
                .fetch()
                .map(keys -> keys.find("a", JwtAlgorithm.RS256).size() + " keys")
                .otherwise(JwksFetch::cause));
    fetch.close();
    return outcome;
  }

  private String outcome(String coding, byte[] body) {
    return outcome(
        PATIENCE, FakeResponse.of(200, Map.of("content-encoding", coding), Buffer.buffer(body)));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    }
    return compressed.toByteArray();
  }

  @Test
  void readsKeysThatComeCompressed() throws IOException {
    assertEquals("1 keys", outcome("gzip", gzip(KEYS)));
    assertEquals("1 keys", outcome("X-GZIP", gzip(KEYS)));
    assertEquals("1 keys", outcome("identity", KEYS));
    assertEquals("1 keys", outcome("gzip, gzip", gzip(gzip(KEYS))));
    assertEquals("gzip", issuer.requests().getFirst().header("accept-encoding"));
  }

  @Test
  void tellsOfAStatusWithoutATraceInTheLog() throws Exception {
    try (RecordedLog log = new RecordedLog("io.vertx")) {
      assertEquals("status 500", outcome(PATIENCE, FakeResponse.status(500)));
      assertEquals("status 302", outcome(PATIENCE, FakeResponse.status(302)));
      vertx.close().await(60, TimeUnit.SECONDS); // what is still to be logged is
      assertEquals(List.of(), log.events());
    }
  }

  @Test
  void namesACodingThatItCannotDecode() {
    assertEquals(
        "content-encoding compress cannot be decoded: not known", outcome("compress", KEYS));
    assertEquals(
        "content-encoding gzip cannot be decoded: Not in GZIP format", outcome("gzip", KEYS));
  }

  @Test
  void decompressesNoMoreThanAKeySetCanNeed() throws IOException {
    assertEquals("longer than 262144 bytes", outcome("gzip", gzip(new byte[10 << 20])));
  }

  @Test
  void namesASlowIssuer() {
    Duration limit = Duration.ofMillis(50);
    assertEquals("no complete response within 50 ms", outcome(limit, _ -> {}));
    assertEquals(
        "no complete response within 50 ms",
        outcome(
            limit,
            FakeResponse.steps(
                wire -> wire.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"))));
  }

  @Test
  void namesAStatusAndABodyThatAreNoKeySet() {
    assertEquals("status 404", outcome(PATIENCE, FakeResponse.json(404, "{}")));
    assertEquals(
        "the response is no JSON object", outcome(PATIENCE, FakeResponse.json(200, "null")));
    assertEquals(
        "no usable key (expected: 1 or more)",
        outcome(PATIENCE, FakeResponse.json(200, "{\"keys\":[null,7,{\"kty\":\"EC\"}]}")));
  }
}
