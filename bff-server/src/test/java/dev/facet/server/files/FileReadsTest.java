// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads from a disk that responds when it likes. */
final class FileReadsTest {
  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("files", 2);
  private final CountDownLatch disk = new CountDownLatch(1);

  @AfterEach
  void close() {
    disk.countDown();
    vertx.close();
  }

  private String wait(String text) throws InterruptedException {
    disk.await();
    return text;
  }

  private static String problem(Future<?> read) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> read.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS));
    return assertInstanceOf(ProblemException.class, failure.getCause()).problem().code();
  }

  @Test
  void aDiskThatDoesNotRespondFailsTheRequestAndWhatItReadsLateIsGivenBack() throws Exception {
    FileReads reads = new FileReads(workers, Duration.ofMillis(1));
    CompletableFuture<String> late = new CompletableFuture<>();

    assertEquals(
        "FILES_UNAVAILABLE",
        problem(reads.run(() -> wait("late"), read -> late.complete(read.result()))));
    assertFalse(late.isDone());
    disk.countDown();
    assertEquals("late", late.get(60, TimeUnit.SECONDS));
  }

  @Test
  void beginsNoResponseWhereTooManyWaitButGoesOnWithThoseThatHaveBegun() throws Exception {
    FileReads reads = new FileReads(workers);
    for (int i = 0; i < FileReads.MAX_READS; i++) {
      var _ = reads.begin(() -> wait("one of many"), _ -> {});
    }

    assertEquals("FILES_UNAVAILABLE", problem(reads.begin(() -> "new", _ -> {})));
    Future<String> begun = reads.run(() -> "the next piece", _ -> {});
    disk.countDown();
    assertEquals(
        "the next piece",
        begun.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS));
    assertEquals(
        "new",
        reads
            .begin(() -> "new", _ -> {})
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS));
  }

  @Test
  void whatTheSystemSaysOfAFileIsHandedOn() {
    FileReads reads = new FileReads(workers);
    Future<Object> read =
        reads.run(
            () -> {
              throw new IOException("Input/output error");
            },
            _ -> {});

    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> read.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS));
    assertInstanceOf(IOException.class, failure.getCause());
  }
}
