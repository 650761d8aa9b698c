// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.resolver.EncodedBodies;
import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response that several share is compressed once for each coding. */
final class ResponseCompressionTest {
  private static final Buffer JSON = Buffer.buffer("{\"data\":\"" + "a".repeat(2_000) + "\"}");

  private final LongAdder compressed = new LongAdder();
  private final ResponseCompression compression =
      new ResponseCompression(
          new CompressConfig(new DataSize(1_000), null, null), compressed::increment);
  private final EncodedBodies encodedBodies = new EncodedBodies();

  private static GatewayRequest asking(String acceptEncoding) {
    return Exchanges.get("/", "accept-encoding", acceptEncoding).request();
  }

  private Buffer compress(EncodedBodies shared, String acceptEncoding) {
    GatewayResponse response = GatewayResponse.of(200, "application/json", JSON);
    GatewayResponse result =
        Exchanges.result(compression.compress(asking(acceptEncoding), response, shared));
    return assertInstanceOf(GatewayResponse.Body.Bytes.class, result.body()).bytes();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, application/json, gzip, accept-encoding",
    "GET, application/json, '', accept-encoding",
    "GET, application/json, 'identity;q=0, gzip', accept-encoding",
    "GET, image/png, gzip, ",
    "POST, application/json, gzip, ",
    "POST, application/json, 'identity;q=0, gzip', accept-encoding",
  })
  void shortResponsesThatCachesKeepSayWhatTheyDependOn(
      String method, String type, String acceptEncoding, @Nullable String vary) {
    GatewayRequest request =
        Exchanges.of(HttpMethod.valueOf(method), "/", "accept-encoding", acceptEncoding).request();
    GatewayResponse response = GatewayResponse.of(200, type, Buffer.buffer("{}"));
    GatewayResponse result = Exchanges.result(compression.compress(request, response));
    assertEquals(vary, result.headers().get("vary"));
  }

  @Test
  void compressesOnceForAllThatShareAResponse() {
    Buffer first = compress(encodedBodies, "gzip");
    Buffer second = compress(encodedBodies, "gzip");

    assertSame(first, second);
    assertEquals(1, compressed.sum());
  }

  @Test
  void compressesForEachCodingOfItsOwn() {
    Buffer gzip = compress(encodedBodies, "gzip");
    Buffer zstd = compress(encodedBodies, "zstd");

    assertNotSame(gzip, zstd);
    assertSame(gzip, compress(encodedBodies, "gzip"));
    assertSame(zstd, compress(encodedBodies, "zstd"));
    assertEquals(2, compressed.sum());
  }

  @Test
  void sharesNothingBetweenResponses() {
    assertNotSame(compress(encodedBodies, "gzip"), compress(new EncodedBodies(), "gzip"));
    assertEquals(2, compressed.sum());
  }

  @Test
  void compressesNothingForClientsThatAcceptNothing() {
    assertSame(JSON, compress(encodedBodies, "deflate"));
    assertEquals(0, compressed.sum());
  }

  @Test
  void compressesAShortResponseOnlyForClientsThatWantNoPlainOne() {
    Buffer brief = Buffer.buffer("{\"data\":{}}");

    assertEquals("gzip", coding(brief, "gzip, identity;q=0"));
    assertEquals("gzip", coding(brief, "gzip, *;q=0"));
    assertNull(coding(brief, "gzip;q=1.0"));
    assertNull(coding(brief, "gzip"));
    assertNull(coding(brief, "identity;q=0"));
  }

  @Test
  void leavesABodyAloneOnlyWhereItIsShorterThanTheShortest() {
    assertNull(coding(Buffer.buffer("a".repeat(999)), "gzip"));
    assertEquals("gzip", coding(Buffer.buffer("a".repeat(1_000)), "gzip"));
  }

  /** No bytes are no gzip: a client could not decode them. */
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, identity;q=0"})
  void leavesAloneWhatHasNoBody(String acceptEncoding) {
    assertNull(coding(Buffer.buffer(), acceptEncoding));
    GatewayResponse empty = GatewayResponse.empty(200).withHeader("content-type", "text/plain");
    assertNull(coding(empty, acceptEncoding));
  }

  private @Nullable String coding(Buffer body, String acceptEncoding) {
    return coding(GatewayResponse.of(200, "application/json", body), acceptEncoding);
  }

  private @Nullable String coding(GatewayResponse response, String acceptEncoding) {
    return Exchanges.result(
            compression.compress(asking(acceptEncoding), response, new EncodedBodies()))
        .headers()
        .get("content-encoding");
  }

  @Test
  void keepsEventLoopsFreeOfLongBodies() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<List<Boolean>> atOnce = new CompletableFuture<>();
    try {
      vertx.runOnContext(_ -> {
        var _ = vertx.executeBlocking(() -> busy.await(60, TimeUnit.SECONDS), false);
        atOnce.complete(List.of(isAtOnce(64 << 10), isAtOnce((64 << 10) + 1)));
      });
      assertEquals(List.of(true, false), atOnce.get(60, TimeUnit.SECONDS));
    } finally {
      busy.countDown();
      vertx.close();
    }
  }

  private boolean isAtOnce(int length) {
    Buffer body = Buffer.buffer(new byte[length]);
    return compression
        .compress(asking("gzip"), GatewayResponse.of(200, "text/plain", body), new EncodedBodies())
        .isComplete();
  }

  @Test
  void doesWithoutACodingWhoseLibraryCannotBeLoaded() {
    List<ContentCoding> asked = new ArrayList<>();
    CodingLibraries libraries =
        new CodingLibraries(coding -> {
          asked.add(coding);
          throw new UnsatisfiedLinkError("none for this system");
        });
    ResponseCompression without =
        new ResponseCompression(
            new CompressConfig(null, null, null), () -> {}, libraries, new EncoderMemory(0));

    try (RecordedLog lines = new RecordedLog(CodingLibraries.class.getName())) {
      for (String expected : List.of("gzip", "gzip")) {
        GatewayResponse response = GatewayResponse.of(200, "application/json", JSON);
        GatewayResponse sent =
            Exchanges.result(without.compress(asking("br, gzip"), response, new EncodedBodies()));
        assertEquals(expected, sent.headers().get("content-encoding"));
      }
      assertEquals(List.of(ContentCoding.BR), asked);
      Exchanges.result(libraries.load(ContentCoding.BR)); // as another request that came meanwhile
      assertEquals(1, lines.events().size());
    }
  }

  @Test
  void sendsStreamsAsTheyAreWhileOthersHaveAllMemoryForEncoders() {
    EncoderMemory memory = new EncoderMemory(2L * ContentCoding.GZIP.streamMemory());
    ResponseCompression bounded =
        new ResponseCompression(
            new CompressConfig(null, null, null),
            compressed::increment,
            CodingLibraries.OF_PROCESS,
            memory);
    GatewayResponse first = stream(bounded);
    GatewayResponse second = stream(bounded);
    GatewayResponse third = stream(bounded);

    assertEquals("gzip", second.headers().get("content-encoding"));
    assertNull(third.headers().get("content-encoding"));
    assertEquals("accept-encoding", third.headers().get("vary"), "a cache must know all the same");
    assertEquals(2, compressed.sum());
    assertEquals(1, memory.rejected());

    assertInstanceOf(GatewayResponse.Body.Streamed.class, first.body()).abort().run();
    assertEquals("gzip", stream(bounded).headers().get("content-encoding"));
    assertEquals(2L * ContentCoding.GZIP.streamMemory(), memory.taken());
  }

  /** RFC 9110, section 9.3.2: what is known only when the body is made may be otherwise. */
  @Test
  void tellsAHeadWhatAGetIsGivenWhileThereIsMemoryAndTakesNone() {
    EncoderMemory memory = new EncoderMemory(0);
    ResponseCompression bounded =
        new ResponseCompression(
            new CompressConfig(null, null, null),
            compressed::increment,
            CodingLibraries.OF_PROCESS,
            memory);
    GatewayRequest head = Exchanges.of(HttpMethod.HEAD, "/", "accept-encoding", "gzip").request();
    GatewayResponse response =
        GatewayResponse.empty(200)
            .withHeader("content-type", "text/plain")
            .withHeader("content-length", "5000");

    GatewayResponse sent = Exchanges.result(bounded.compress(head, response, new EncodedBodies()));

    assertEquals("gzip", sent.headers().get("content-encoding"));
    assertNull(sent.headers().get("content-length"));
    assertEquals(0, compressed.sum());
    assertEquals(0, memory.rejected());
  }

  private static GatewayResponse stream(ResponseCompression compression) {
    GatewayResponse response =
        GatewayResponse.of(200, "text/plain", Buffer.buffer())
            .withBody(new GatewayResponse.Body.Streamed(new FakeStream(), null, () -> {}));
    response.headers().remove("content-length");
    return Exchanges.result(compression.compress(asking("gzip"), response, new EncodedBodies()));
  }
}
