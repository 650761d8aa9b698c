// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class BodyCollectorTest {
  private static final long LIMIT = 10_000_000;

  @Property(tries = 300)
  void joinsPiecesHoweverTheyAreAnnounced(
      @ForAll List<@StringLength(max = 3_000) String> pieces,
      @ForAll @IntRange(min = -1, max = 20_000) int announced) {
    BodyCollector body = new BodyCollector(LIMIT, announced);

    pieces.forEach(piece -> assertTrue(body.add(Buffer.buffer(piece))));

    assertEquals(String.join("", pieces), new String(body.bytes(), UTF_8));
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(0, new BodyCollector(LIMIT, -1).bytes().length);
  }

  @Test
  void takesASinglePieceWithoutCopying() {
    BodyCollector body = new BodyCollector(LIMIT, 3);
    ByteBuf heap = io.netty.buffer.Unpooled.wrappedBuffer("abc".getBytes(UTF_8));

    body.add(BufferInternal.buffer(heap));

    assertSame(heap.array(), body.bytes());
  }

  @Test
  void copiesASinglePieceThatIsPartOfMore() {
    BodyCollector body = new BodyCollector(LIMIT, 3);

    body.add(Buffer.buffer("xabcx").slice(1, 4));

    assertEquals("abc", new String(body.bytes(), UTF_8));
  }

  @Test
  void refusesWhatGoesBeyondTheLimit() {
    BodyCollector body = new BodyCollector(5, -1);

    assertTrue(body.add(Buffer.buffer("abc")));
    assertTrue(body.add(Buffer.buffer("de")));
    assertFalse(body.add(Buffer.buffer("f")));
    assertEquals("abcde", new String(body.bytes(), UTF_8));
  }

  @Test
  void needsNoMoreThanTheAnnouncedLength() {
    BodyCollector body = new BodyCollector(LIMIT, 6);
    body.add(Buffer.buffer("abc"));
    body.add(Buffer.buffer("def"));

    assertEquals("abcdef", new String(body.bytes(), UTF_8));
  }
}
