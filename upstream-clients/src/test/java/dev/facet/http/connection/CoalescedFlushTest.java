// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces of a message that are written together are sent together. */
class CoalescedFlushTest {
  private final RecordedChannel channel = new RecordedChannel(new CoalescedFlush());

  @Test
  void sendsWhatWaitsBeforeAnEndOfWhichNothingIsSent() {
    channel.whileReading(() -> {
      writeHead();
      channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      assertEquals(List.of("write", "flush", "write", "flush"), channel.seen());
    });
    assertEquals(List.of("write", "flush", "write", "flush"), channel.seen());
  }

  @Test
  void sendsTheEndOfAChunkedMessageAtOnceWithAllThatWaits() {
    channel.whileReading(() -> {
      HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
      head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      channel.writeAndFlush(head);
      writePiece(10);
      assertEquals(List.of("write", "write"), channel.seen());
      channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
      assertEquals(List.of("write", "write", "write", "flush"), channel.seen());
    });
    assertEquals(List.of("write", "write", "write", "flush"), channel.seen());
  }

  @Test
  void sendsPiecesOnceTheLoopHasLookedAtAllThatArrived() {
    channel.whileReading(() -> {
      writeHead();
      writePiece(10);
      assertEquals(List.of("write", "write"), channel.seen());
    });
    assertEquals(List.of("write", "write", "flush"), channel.seen());
    channel.whileReading(() -> writePiece(10));
    assertEquals(List.of("write", "write", "flush", "write", "flush"), channel.seen());
  }

  @Test
  void sendsAtOnceWhatIsMuch() {
    channel.whileReading(() -> {
      writeHead();
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write"), channel.seen());
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write", "write", "flush"), channel.seen());
      writePiece(60 * 1_024);
      assertEquals(List.of("write", "write", "write", "flush", "write"), channel.seen());
    });
  }

  @Test
  void sendsAtOnceWhatIsNoPartOfAMessage() {
    channel.whileReading(() -> {
      writeHead();
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
      assertEquals(List.of("write", "write", "flush"), channel.seen());
    });
  }

  @Test
  void sendsWhatWaitsBeforeTheConnectionIsClosed() {
    channel.whileReading(() -> {
      writeHead();
      channel.close();
      assertEquals(List.of("write", "flush", "close"), channel.seen());
    });
  }

  private void writeHead() {
    channel.writeAndFlush(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
  }

  private void writePiece(int length) {
    channel.writeAndFlush(new DefaultHttpContent(Unpooled.buffer(length).writeZero(length)));
  }
}
