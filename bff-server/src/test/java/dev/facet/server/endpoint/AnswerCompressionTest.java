// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.resolver.AnswerForms;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An answer that several share is compressed once for each coding. */
final class AnswerCompressionTest {
  private static final Buffer JSON = Buffer.buffer("{\"data\":\"" + "a".repeat(2_000) + "\"}");

  private final LongAdder packed = new LongAdder();
  private final AnswerCompression compression = new AnswerCompression(1_000, packed);
  private final AnswerForms forms = new AnswerForms();

  private Buffer pack(AnswerForms shared, String acceptEncoding) {
    GatewayResponse answer = GatewayResponse.of(200, "application/json", JSON);
    GatewayResponse result = compression.pack(answer, shared, acceptEncoding).result();
    return assertInstanceOf(GatewayResponse.Body.Bytes.class, result.body()).bytes();
  }

  @Test
  void packsOnceForAllWhoShareAnAnswer() {
    Buffer first = pack(forms, "gzip");
    Buffer second = pack(forms, "gzip");

    assertSame(first, second);
    assertEquals(1, packed.sum());
  }

  @Test
  void packsForEachCodingOfItsOwn() {
    Buffer gzip = pack(forms, "gzip");
    Buffer zstd = pack(forms, "zstd");

    assertNotSame(gzip, zstd);
    assertSame(gzip, pack(forms, "gzip"));
    assertSame(zstd, pack(forms, "zstd"));
    assertEquals(2, packed.sum());
  }

  @Test
  void sharesNothingBetweenAnswers() {
    assertNotSame(pack(forms, "gzip"), pack(new AnswerForms(), "gzip"));
    assertEquals(2, packed.sum());
  }

  @Test
  void packsNothingForThoseWhoAcceptNothing() {
    assertSame(JSON, pack(forms, "br"));
    assertEquals(0, packed.sum());
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

  private @Nullable String coding(Buffer body, String acceptEncoding) {
    GatewayResponse response = GatewayResponse.of(200, "application/json", body);
    return compression
        .pack(response, new AnswerForms(), acceptEncoding)
        .result()
        .headers()
        .get("content-encoding");
  }
}
