// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.projection.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slot of a row that waits for its value.
 *
 * @param row whose slot
 * @param field which field's
 * @param futures one for each key
 * @param list whether the value is the list of what the keys yield
 */
record PendingLoad(
    Row row, FieldPlan field, List<CompletableFuture<@Nullable Object>> futures, boolean list) {
  private static final Logger LOG = LoggerFactory.getLogger(PendingLoad.class);

  /** What was loaded, or why not; asked once the wave is over. */
  @Nullable Object outcome() {
    if (!list) {
      return outcome(futures.getFirst());
    }
    List<@Nullable Object> values = new ArrayList<>(futures.size());
    futures.forEach(future -> values.add(outcome(future)));
    return values;
  }

  private static @Nullable Object outcome(CompletableFuture<@Nullable Object> future) {
    if (future.state() == java.util.concurrent.Future.State.SUCCESS) {
      return future.resultNow();
    }
    if (future.isCompletedExceptionally() && future.exceptionNow() instanceof LoadFailure failure) {
      return failure;
    }
    LOG.error(
        "a load ended without an answer",
        future.isCompletedExceptionally() ? future.exceptionNow() : null);
    return LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning());
  }
}
