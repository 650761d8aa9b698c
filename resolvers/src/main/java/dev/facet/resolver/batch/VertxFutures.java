// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;

/** The one bridge between Vert.x futures and completion stages, which data loaders speak. */
final class VertxFutures {
  private VertxFutures() {}

  /** A stage that completes as the future does, on the future's context. */
  static <T> CompletableFuture<T> stage(Future<T> future) {
    CompletableFuture<T> stage = new CompletableFuture<>();
    future.onComplete(result -> {
      if (result.succeeded()) {
        stage.complete(result.result());
      } else {
        stage.completeExceptionally(result.cause());
      }
    });
    return stage;
  }
}
