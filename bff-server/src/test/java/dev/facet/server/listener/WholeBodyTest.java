// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeBodyTest {
  private final Buffer bytes = Buffer.buffer("ab".repeat(WholeBody.PIECE));
  private final List<Buffer> written = new ArrayList<>();
  private boolean ended;

  @Test
  void aClientIsGivenAPieceForEachThatItTakes() {
    Body.Streamed body = WholeBody.pieces(bytes.copy().appendString("c"));
    body.source().handler(written::add).endHandler(_ -> ended = true);

    body.source().fetch(1);
    assertEquals(List.of(bytes.slice(0, WholeBody.PIECE)), written);
    body.source().fetch(3);
    assertEquals(Buffer.buffer("c"), written.getLast());
    assertTrue(ended);
  }

  @Test
  void aClientThatLeavesIsGivenNothingMore() {
    Body.Streamed body = WholeBody.pieces(bytes);
    body.source().handler(written::add).endHandler(_ -> ended = true);

    body.abort().run();
    body.source().resume();

    assertTrue(written.isEmpty());
    assertFalse(ended);
  }

  @Test
  void littleIsWrittenAtOnce() {
    assertFalse(WholeBody.isLarge(bytes.slice(0, WholeBody.PIECE)));
    assertTrue(WholeBody.isLarge(bytes.slice(0, WholeBody.PIECE + 1)));
  }
}
