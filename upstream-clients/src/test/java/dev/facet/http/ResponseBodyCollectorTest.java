// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.ResponseBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class ResponseBodyCollectorTest {
  private static final long LIMIT = 10_000_000;

  private static ResponseBody all(ResponseBodyCollector body) {
    return ResponseBody.of(body.pieces());
  }

  private static String text(ResponseBody body) {
    return new String(body.bytes(), UTF_8);
  }

  @Property(tries = 300)
  void keepsPiecesInTheirOrder(@ForAll List<@StringLength(max = 3_000) String> pieces)
      throws IOException {
    ResponseBodyCollector body = new ResponseBodyCollector(LIMIT);

    pieces.forEach(piece -> assertTrue(body.add(Buffer.buffer(piece))));

    ResponseBody collected = all(body);
    String expected = String.join("", pieces);
    assertEquals(expected, text(collected));
    assertEquals(expected, new String(collected.stream().readAllBytes(), UTF_8));
    assertEquals(expected.getBytes(UTF_8).length, collected.length());
  }

  @Test
  void isEmptyAtFirst() {
    assertSame(ResponseBody.EMPTY, all(new ResponseBodyCollector(LIMIT)));
  }

  @Test
  void takesLargePiecesWithoutCopying() throws IOException {
    ResponseBodyCollector body = new ResponseBodyCollector(LIMIT);
    ByteBuf heap = Unpooled.wrappedBuffer(new byte[3_000]);

    body.add(BufferInternal.buffer(heap));

    assertSame(heap.array(), all(body).bytes());
  }

  @Test
  void takesASmallPieceThatIsAllWithoutCopying() {
    ResponseBodyCollector body = new ResponseBodyCollector(LIMIT);
    ByteBuf heap = Unpooled.wrappedBuffer("abc".getBytes(UTF_8));

    body.add(BufferInternal.buffer(heap));

    assertSame(heap.array(), all(body).bytes());
  }

  @Test
  void copiesAPieceThatIsPartOfMore() {
    ResponseBodyCollector body = new ResponseBodyCollector(LIMIT);

    body.add(Buffer.buffer("xabcx").slice(1, 4));

    assertEquals("abc", text(all(body)));
  }

  @Test
  void rejectsWhatGoesBeyondTheLimit() {
    ResponseBodyCollector body = new ResponseBodyCollector(5);

    assertTrue(body.add(Buffer.buffer("abc")));
    assertTrue(body.add(Buffer.buffer("de")));
    assertFalse(body.add(Buffer.buffer("f")));
  }

  @Test
  void mergesPiecesOfAByteEach() throws IOException {
    ResponseBodyCollector body = new ResponseBodyCollector(LIMIT);
    for (int i = 0; i < 100_000; i++) {
      body.add(Buffer.buffer("x"));
    }

    int reads = 0;
    var stream = all(body).stream();
    while (stream.read(new byte[100_000]) > 0) {
      reads++;
    }

    assertTrue(reads < 20, "pieces: " + reads);
  }
}
