// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.read.PieceQueue;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResendableBodyTest {
  private static final int KIB = 1_024;

  private final PieceQueue source = new PieceQueue();
  private final RequestBody.Streamed streamed = new RequestBody.Streamed(source, 7);
  private final ResendableBody body = ResendableBody.of(streamed);
  private final UpstreamRequest request =
      new UpstreamRequest(HttpMethod.PUT, "/x", MultiMap.caseInsensitiveMultiMap(), streamed, null);

  @Test
  void theSecondReaderBeginsWithWhatTheFirstHadAndGoesOnWithTheSource() {
    List<String> first = new ArrayList<>();
    source.add(Buffer.buffer("a"));
    source.add(Buffer.buffer("b"));
    source.add(Buffer.buffer("c"));
    read(first).fetch(2);
    List<String> second = new ArrayList<>();
    ReadStream<Buffer> rest = read(second);
    body.settle();
    rest.resume();
    source.add(Buffer.buffer("d"));
    source.complete();
    assertEquals(List.of("a", "b"), first);
    assertEquals(List.of("a", "b", "c", "d", "end"), second);
  }

  @Test
  void readsNoFasterThanTheReader() {
    List<String> read = new ArrayList<>();
    source.add(Buffer.buffer("a"));
    source.add(Buffer.buffer("b"));
    read(read).fetch(1);
    assertEquals(List.of("a"), read);
    assertFalse(source.isEmpty());
  }

  @Test
  void theFirstReaderReadsNothingAnyMoreOnceThereIsASecond() {
    List<String> first = new ArrayList<>();
    ReadStream<Buffer> stale = read(first);
    List<String> second = new ArrayList<>();
    ReadStream<Buffer> next = read(second);
    source.add(Buffer.buffer("a"));
    stale.resume();
    assertFalse(source.isEmpty());
    next.resume();
    assertEquals(List.of(), first);
    assertEquals(List.of("a"), second);
  }

  @Test
  void aBodyThatHasEndedIsReadOnceMore() {
    source.add(Buffer.buffer("a"));
    source.complete();
    read(new ArrayList<>()).resume();
    assertTrue(body.over());
    List<String> second = new ArrayList<>();
    read(second).resume();
    assertEquals(List.of("a", "end"), second);
  }

  @Test
  void aFirstPieceIsKeptWhateverItsLengthAndForgottenWithTheNext() {
    source.add(Buffer.buffer(new byte[100 * KIB]));
    source.add(Buffer.buffer("b"));
    ReadStream<Buffer> reader = read(new ArrayList<>());
    reader.fetch(1);
    assertTrue(body.whole());
    reader.fetch(1);
    assertFalse(body.whole());
  }

  @Test
  void aBodyThatBreaksOffDoesSoForTheSecondReaderToo() {
    source.add(Buffer.buffer("a"));
    read(new ArrayList<>()).resume();
    source.breakOff(new IllegalStateException("gone"));
    List<String> second = new ArrayList<>();
    read(second).resume();
    assertTrue(second.contains("gone"), second::toString);
    assertFalse(second.contains("end"), second::toString);
  }

  private ReadStream<Buffer> read(List<String> to) {
    if (!(body.in(request).body() instanceof RequestBody.Streamed(var next, var length, _))) {
      throw new AssertionError("expected: a body that arrives while it is sent");
    }
    assertEquals(7, length);
    return next.handler(piece -> to.add(piece.toString()))
        .endHandler(end -> to.add("end"))
        .exceptionHandler(broken -> to.add(broken.getMessage()));
  }
}
