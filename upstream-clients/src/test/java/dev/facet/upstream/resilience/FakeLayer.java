// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.util.ArrayList;
import java.util.List;

/** Keeps what reaches it; an attempt wants a connection by then. */
final class FakeLayer<T> implements Layer<T> {
  final List<T> sent = new ArrayList<>();

  @Override
  public void send(T one) {
    sent.add(one);
    if (one instanceof Attempt attempt) {
      attempt.tries();
    }
  }
}
