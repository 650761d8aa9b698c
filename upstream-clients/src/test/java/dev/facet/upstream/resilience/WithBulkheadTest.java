// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.config.UpstreamConfig.BulkheadConfig;
import org.junit.jupiter.api.Test;

final class WithBulkheadTest {
  private final FakeLayer next = new FakeLayer();
  private final WithBulkhead<FakeCall> layer =
      new WithBulkhead<>(WithBulkhead.bulkhead("users", new BulkheadConfig(2)), next);

  @Test
  void refusesACallTooMany() {
    assertNull(sent().failure);
    assertNull(sent().failure);

    FakeCall third = sent();

    assertEquals(new Overloaded("users"), third.failure);
    assertEquals(2, next.sent.size());
  }

  @Test
  void makesRoomHoweverACallEnds() {
    sent();
    sent().finish();
    sent().fail(new Overloaded("users"));
    sent().giveUp(new Cancelled("users"));

    assertNull(sent().failure);
  }

  @Test
  void keepsTheRoomOfAStreamUntilItsEnd() {
    FakeCall stream = sent();
    sent();

    stream.answered(200);
    assertEquals(new Overloaded("users"), sent().failure);
    stream.finish();
    assertNull(sent().failure);
  }

  private FakeCall sent() {
    FakeCall call = FakeCall.streamed(() -> 0);
    layer.send(call);
    return call;
  }
}
