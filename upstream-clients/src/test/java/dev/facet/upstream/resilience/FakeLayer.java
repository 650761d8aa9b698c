// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.util.ArrayList;
import java.util.List;

/** Keeps what reaches it. */
final class FakeLayer implements Layer<FakeCall> {
  final List<FakeCall> sent = new ArrayList<>();

  @Override
  public void send(FakeCall call) {
    sent.add(call);
  }
}
