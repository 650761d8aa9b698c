// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.coding.ContentDecoder.Decoded;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Responses in br (RFC 7932), of which the samples were made by another encoder. */
final class BrotliTest {
  private static final byte[] ADA =
      Base64.getDecoder()
          .decode("GzkA+B0Hbqw8mxz0DcSgJkf6O34JsVUWJ3UQU9qb0ulLSXRhqh6wok+NMJ+ATvnNZo0FAQ==");
  private static final String TEXT =
      "{\"id\":1,\"name\":\"Ada Lovelace, Ada Lovelace, Ada Lovelace\"}";

  /** Ten million times the letter x. */
  private static final byte[] BOMB =
      Base64.getDecoder().decode("y///P/gl8OKxQCD3/i//LDHwSwDEYRGAjiMG");

  private static final byte[] EMPTY = {0x3b};

  private final ContentDecoder decoder = new ContentDecoder("users", 100_000);

  @Test
  void isUndone() throws IOException {
    assertEquals(TEXT, decoded("br", ADA));
    assertEquals("", decoded("br", EMPTY));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(both)) {
      gzip.write(ADA);
    }
    assertEquals(TEXT, decoded("br, gzip", both.toByteArray()));
  }

  @Test
  void isUndoneUpToTheLimit() {
    assertInstanceOf(TooLarge.class, failure("br", BOMB));
  }

  @Test
  void isUndecodableWhereItIsCutShortOrSomethingElse() {
    for (int length = 1; length < ADA.length; length++) {
      assertInstanceOf(Undecodable.class, failure("br", Arrays.copyOf(ADA, length)));
    }
    byte[] spoiled = ADA.clone();
    Arrays.fill(spoiled, 4, 12, (byte) 0xff);
    assertInstanceOf(Undecodable.class, failure("br", spoiled));
    assertInstanceOf(Undecodable.class, failure("br", TEXT.getBytes(UTF_8)));
  }

  /** Whatever comes, it is a body or a failure. */
  @Test
  void spoiltBytesAreNoFaultOfTheGateway() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] spoiled = (i % 2 == 0 ? ADA : BOMB).clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
      }
      switch (decode("br", spoiled)) {
        case Decoded.Body(var body) -> assertTrue(body.length() <= 100_000);
        case Decoded.Failed(var failure) ->
            assertTrue(failure instanceof Undecodable || failure instanceof TooLarge);
      }
    }
  }

  private String decoded(String coding, byte[] bytes) {
    Decoded.Body body = assertInstanceOf(Decoded.Body.class, decode(coding, bytes));
    return new String(body.body().bytes(), UTF_8);
  }

  private UpstreamFailure failure(String coding, byte[] bytes) {
    return assertInstanceOf(Decoded.Failed.class, decode(coding, bytes)).failure();
  }

  private Decoded decode(String coding, byte[] bytes) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("content-encoding", coding);
    return decoder.decode(headers, ResponseBody.of(bytes));
  }
}
