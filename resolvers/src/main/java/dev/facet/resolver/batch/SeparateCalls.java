// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;

/** Makes one call for each of several loads, at once. */
final class SeparateCalls {
  private SeparateCalls() {}

  /** One call for one load. */
  @FunctionalInterface
  interface Sending<K> {
    /** Fails, or throws, for this load alone. */
    Future<@Nullable Object> send(K load);
  }

  /** A value or a failure for each, in their order. */
  static <K> Future<List<Try<@Nullable Object>>> each(List<K> loads, Sending<K> sending) {
    if (loads.size() == 1) {
      return sent(sending, loads.getFirst())
          .transform((value, failure) -> Future.succeededFuture(List.of(tried(value, failure))));
    }
    List<Future<Try<@Nullable Object>>> calls = new ArrayList<>(loads.size());
    for (K load : loads) {
      calls.add(
          sent(sending, load)
              .transform((value, failure) -> Future.succeededFuture(tried(value, failure))));
    }
    return Future.all(calls).map(_ -> calls.stream().map(Future::result).toList());
  }

  private static <K> Future<@Nullable Object> sent(Sending<K> sending, K load) {
    try {
      return sending.send(load);
    } catch (RuntimeException failure) { // of this load alone
      return Future.failedFuture(failure);
    }
  }

  private static Try<@Nullable Object> tried(@Nullable Object value, @Nullable Throwable failure) {
    return failure == null ? Try.succeeded(value) : Try.failed(LoadFault.told(failure));
  }
}
