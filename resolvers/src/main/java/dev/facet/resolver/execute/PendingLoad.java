// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.projection.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slot of a row that waits for its value. */
sealed interface PendingLoad {
  /** Whose slot. */
  Row row();

  /** Which field's. */
  FieldPlan field();

  /**
   * What was loaded, or why not; asked once the wave is over.
   *
   * @param operation says what a field is worth for which nothing was called
   */
  @Nullable Object outcome(Operation operation);

  /** The value is what was loaded. */
  record One(Row row, FieldPlan field, CompletableFuture<@Nullable Object> future)
      implements PendingLoad {
    @Override
    public @Nullable Object outcome(Operation operation) {
      return operation.valueOf(field, Outcome.of(future), false);
    }
  }

  /** The value is the list of what several keys yield. */
  record Several(Row row, FieldPlan field, List<CompletableFuture<@Nullable Object>> futures)
      implements PendingLoad {
    @Override
    public @Nullable Object outcome(Operation operation) {
      List<@Nullable Object> values = new ArrayList<>(futures.size());
      futures.forEach(future -> values.add(operation.valueOf(field, Outcome.of(future), true)));
      return values;
    }
  }

  /** Reads futures that are complete. */
  final class Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(PendingLoad.class);

    private Outcome() {}

    private static @Nullable Object of(CompletableFuture<@Nullable Object> future) {
      if (future.state() == java.util.concurrent.Future.State.SUCCESS) {
        return future.resultNow();
      }
      if (future.isCompletedExceptionally()
          && future.exceptionNow() instanceof LoadFailure failure) {
        return failure;
      }
      LOG.error(
          "a load ended without a response",
          future.isCompletedExceptionally() ? future.exceptionNow() : null);
      return LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning());
    }
  }
}
