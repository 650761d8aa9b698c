// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what calls itself for every step from type to type. The library builds a type from within
 * the type that refers to it, so the stack must be as deep as the longest chain of types.
 */
final class DeepStack {
  private static final long BASE_BYTES = 1L << 20;
  private static final long BYTES_PER_TYPE = 16L << 10;

  private DeepStack() {}

  /**
   * Runs on a stack of its own, and waits. Throws what the work throws.
   *
   * @param types how many types a chain can have
   */
  static <T> T run(int types, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.ofPlatform()
        .name("facet-schema")
        .daemon()
        .stackSize(BASE_BYTES + types * BYTES_PER_TYPE)
        .start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a supplier threw a checked exception", cause);
  }
}
