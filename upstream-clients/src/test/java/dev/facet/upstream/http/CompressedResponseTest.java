// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Responses are read whatever coding they come in, within the limit of decoded bytes. */
final class CompressedResponseTest extends WithUpstream {
  @Test
  void decodesAResponseOfAnyStatus() {
    upstream.on("GET", "/taken", _ -> gzip(409, "{\"message\":\"taken\"}"));

    UpstreamResponse response = runner().call(get("/taken"));

    assertEquals(409, response.status());
    assertEquals("{\"message\":\"taken\"}", text(response));
  }

  @Test
  void asksForNoCodingUnlessItIsToldTo() {
    upstream.on("GET", "/", _ -> FakeResponse.json(200, "1"));

    runner().call(get("/"));
    runner(config().compression().build()).call(get("/"));

    assertEquals("identity", upstream.requests().get(0).header("accept-encoding"));
    assertEquals("gzip, deflate, br, zstd", upstream.requests().get(1).header("accept-encoding"));
  }

  @Test
  void givesUpWhatBecomesLongerThanAllowedAndKeepsTheConnection() {
    upstream.on("GET", "/bomb", _ -> gzip(200, "0".repeat(1_000_000)));
    upstream.on(
        "GET", "/odd", _ -> FakeResponse.of(200, Map.of("content-encoding", "compress"), "x"));
    upstream.on("GET", "/", _ -> FakeResponse.json(200, "1"));
    CallRunner runner = runner(config().maxResponse(10_000).build());

    assertInstanceOf(TooLarge.class, runner.failure(get("/bomb")));
    assertEquals(
        "compress", assertInstanceOf(Undecodable.class, runner.failure(get("/odd"))).coding());
    assertEquals("1", text(runner.call(get("/"))));
    assertEquals(1, upstream.connections());
  }

  private static String text(UpstreamResponse response) {
    return new String(response.body().bytes(), UTF_8);
  }

  private static FakeResponse gzip(int status, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return FakeResponse.of(
        status, Map.of("content-encoding", "gzip"), Buffer.buffer(out.toByteArray()));
  }
}
