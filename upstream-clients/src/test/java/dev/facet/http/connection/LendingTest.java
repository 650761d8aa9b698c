// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.IllegalReferenceCountException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import org.junit.jupiter.api.Test;

/** Bytes that are read from a socket and go on without a copy. */
class LendingTest {
  private static final int LARGE = 20_000;

  private final ChannelConfig reads = new EmbeddedChannel().config();
  private final Lending lending = new Lending(reads);

  LendingTest() {
    lending.open(true);
  }

  @Test
  void aPieceHasTheBytesUntilItIsReleased() {
    ByteBuf read = read(LARGE, 'x');
    Buffer piece = piece(pass(read));
    LentBytes lent = assertInstanceOf(LentBytes.class, LentBytes.in(piece));
    assertEquals("x".repeat(LARGE), piece.toString());
    assertEquals(1, read.refCnt());
    lent.release();
    assertEquals(0, read.refCnt());
    assertThrows(IllegalReferenceCountException.class, () -> piece.getByte(0));
  }

  @Test
  void aPieceIsReleasedWhenItIsWrittenOrCannotBe() {
    ByteBuf first = read(LARGE, 'x');
    ByteBuf second = read(LARGE, 'y');
    Promise<Void> written = Promise.promise();
    assertInstanceOf(LentBytes.class, pass(first).content()).releaseAfter(written.future());
    assertInstanceOf(LentBytes.class, pass(second).content())
        .releaseAfter(Future.failedFuture("closed"));
    assertEquals(1, first.refCnt());
    assertEquals(0, second.refCnt());
    written.complete();
    assertEquals(0, first.refCnt());
  }

  @Test
  void whoWantsToKeepAPieceGetsACopy() {
    ByteBuf read = read(LARGE, 'x');
    Buffer piece = piece(pass(read));
    Buffer kept = LentBytes.owned(piece);
    assertNotSame(piece, kept);
    assertEquals(0, read.refCnt());
    assertEquals("x".repeat(LARGE), kept.toString());
    assertSame(kept, LentBytes.owned(kept));
  }

  @Test
  void whatDidNotReachItsReaderIsTakenBackAtTheEnd() {
    ByteBuf reached = read(LARGE, 'x');
    ByteBuf dropped = read(LARGE, 'y');
    Lending.take(piece(pass(reached)));
    pass(dropped);
    lending.close();
    assertEquals(1, reached.refCnt());
    assertEquals(0, dropped.refCnt());
  }

  @Test
  void nothingIsLentOutsideOfABody() {
    lending.close();
    assertNull(LentBytes.in(piece(pass(read(LARGE, 'x')))));
  }

  @Test
  void smallPiecesAreNotLent() {
    assertNull(LentBytes.in(piece(pass(read(1_000, 'x')))));
  }

  @Test
  void whatIsNotLentIsInMemoryThatNobodyHasToRelease() {
    ByteBuf small = pooled(1_000);
    ByteBuf beyond = pooled(LARGE);
    assertEquals("z".repeat(1_000), pass(small).content().toString(UTF_8));
    for (int i = 0; i < 4; i++) {
      pass(read(LARGE, 'x'));
    }
    assertEquals("z".repeat(LARGE), pass(beyond).content().toString(UTF_8));
    assertEquals(0, small.refCnt());
    assertEquals(0, beyond.refCnt());
  }

  private static ByteBuf pooled(int length) {
    return PooledByteBufAllocator.DEFAULT
        .directBuffer(length)
        .writeBytes("z".repeat(length).getBytes(UTF_8));
  }

  @Test
  void bytesThatAreNoDirectBufferAreNotLent() {
    HttpContent content = new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[LARGE]));
    assertSame(content, lending.pass(content));
  }

  @Test
  void noMoreIsLentThanTwoPiecesAheadOfTheReader() {
    Buffer first = piece(pass(read(LARGE, 'x')));
    assertInstanceOf(LentBytes.class, pass(read(LARGE, 'x')).content());
    assertNull(LentBytes.in(piece(pass(read(LARGE, 'x')))));
    assertFalse(reads.isAutoRead());
    Lending.take(first);
    assertTrue(reads.isAutoRead());
    assertInstanceOf(LentBytes.class, pass(read(LARGE, 'x')).content());
  }

  @Test
  void aConnectionIsReadAgainWhenABodyIsOver() {
    pass(read(LARGE, 'x'));
    pass(read(LARGE, 'x'));
    assertFalse(reads.isAutoRead());
    lending.close();
    assertTrue(reads.isAutoRead());
  }

  private static ByteBuf read(int length, char of) {
    return Unpooled.directBuffer(length)
        .writeBytes(Character.toString(of).repeat(length).getBytes(UTF_8));
  }

  private HttpContent pass(ByteBuf read) {
    return (HttpContent) lending.pass(new DefaultHttpContent(read));
  }

  private static Buffer piece(HttpContent content) {
    return BufferInternal.safeBuffer(content.content());
  }
}
