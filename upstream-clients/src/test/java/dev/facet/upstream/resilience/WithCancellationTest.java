// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Cancellation;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import org.junit.jupiter.api.Test;

final class WithCancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final FakeLayer<FakeCall> next = new FakeLayer<>();
  private final WithCancellation<FakeCall> layer = new WithCancellation<>(next);
  private final FakeCall call = FakeCall.cancelledBy(cancellation);

  @Test
  void givesACallUp() {
    layer.send(call);
    assertNull(call.failure);

    cancellation.cancel();

    assertEquals(new Cancelled("users"), call.failure);
    assertTrue(call.ended());
  }

  @Test
  void sendsNothingForACancelledCaller() {
    cancellation.cancel();

    layer.send(call);

    assertEquals(new Cancelled("users"), call.failure);
    assertTrue(next.sent.isEmpty());
  }

  @Test
  void leavesAnEndedCallAlone() {
    layer.send(call);
    call.finish();

    cancellation.cancel();

    assertNull(call.failure);
  }
}
