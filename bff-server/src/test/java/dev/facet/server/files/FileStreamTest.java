// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file as a stream, with real workers. */
final class FileStreamTest {
  private static final int SIZE = 3 * FileStream.CHUNK + 7;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("files", 1);
  private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
  private OpenedFile file;

  @BeforeEach
  void open() throws IOException {
    Files.write(folder.resolve("a"), new byte[SIZE]);
    try (OpenFolder opened = OpenFolder.open(folder)) {
      file = OpenedFile.open(opened, "a", FilePath.ofNames("a"), "identity");
    }
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private FileStream stream(FilePiece... pieces) {
    return new FileStream(file, List.of(pieces), new FileReads(workers), broken::complete);
  }

  private static boolean awaited(CountDownLatch latch) throws InterruptedException {
    return latch.await(60, TimeUnit.SECONDS);
  }

  private static <T> T within(CompletableFuture<T> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }

  @Test
  void isPiecesInTheirOrderAndTheEnd() throws Exception {
    CompletableFuture<Buffer> all = new CompletableFuture<>();
    Buffer received = Buffer.buffer();
    FileStream stream =
        stream(
            new FilePiece.Text(Buffer.buffer("head")),
            new FilePiece.Span(0, SIZE),
            new FilePiece.Text(Buffer.buffer("tail")));
    stream.handler(received::appendBuffer).endHandler(_ -> all.complete(received));
    vertx.runOnContext(_ -> stream.resume());

    Buffer body = within(all);
    assertEquals(SIZE + 8, body.length());
    assertEquals("head", body.getString(0, 4));
    assertEquals("tail", body.getString(SIZE + 4, SIZE + 8));
    assertFalse(file.channel().isOpen());
  }

  @Test
  void readsOnePieceForEachThatIsAskedFor() throws Exception {
    AtomicInteger pieces = new AtomicInteger();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    FileStream stream = stream(new FilePiece.Span(0, SIZE));
    stream
        .handler(_ -> {
          pieces.incrementAndGet();
          stream.fetch(1);
        })
        .endHandler(ended::complete);
    vertx.runOnContext(_ -> stream.fetch(1));

    within(ended);
    assertEquals(4, pieces.get());
  }

  @Test
  void readsNoFurtherThanItIsAskedFor() throws Exception {
    AtomicInteger pieces = new AtomicInteger();
    CompletableFuture<Integer> meanwhile = new CompletableFuture<>();
    FileStream stream = stream(new FilePiece.Span(0, SIZE));
    stream.handler(_ -> {
      if (pieces.incrementAndGet() == 2) {
        // Behind the read of a third one, if there is any.
        vertx.runOnContext(_ ->
            workers
                .executeBlocking(() -> true, false)
                .onComplete(_ -> meanwhile.complete(pieces.get())));
      }
    });

    vertx.runOnContext(_ -> stream.fetch(2));

    assertEquals(2, within(meanwhile));
  }

  @Test
  void keepsWhatWasReadForAReaderThatHasPausedSince() throws Exception {
    CompletableFuture<Integer> meanwhile = new CompletableFuture<>();
    CompletableFuture<Buffer> all = new CompletableFuture<>();
    Buffer received = Buffer.buffer();
    FileStream stream = stream(new FilePiece.Span(0, SIZE));
    stream.handler(received::appendBuffer).endHandler(_ -> all.complete(received));
    CountDownLatch disk = new CountDownLatch(1);
    vertx.runOnContext(_ -> {
      var _ = workers.executeBlocking(() -> awaited(disk), false);
      stream.resume(); // the first chunk is read when the disk responds
      stream.pause();
      workers
          .executeBlocking(() -> true, false)
          .onComplete(_ -> meanwhile.complete(received.length()));
      disk.countDown();
    });

    assertEquals(0, within(meanwhile));
    vertx.runOnContext(_ -> stream.resume());
    assertEquals(SIZE, within(all).length());
  }

  @Test
  void failsWhereTheFileIsShorterThanItWas() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    FileStream stream = stream(new FilePiece.Span(0, SIZE));
    stream.handler(_ -> {}).exceptionHandler(failure::complete);
    Files.write(folder.resolve("a"), new byte[5]);
    vertx.runOnContext(_ -> stream.resume());

    assertInstanceOf(EOFException.class, within(failure));
    assertInstanceOf(EOFException.class, within(broken));
    assertFalse(file.channel().isOpen());
  }

  @Test
  void closesTheFileWhereTheClientLeaves() {
    FileStream stream = stream(new FilePiece.Span(0, SIZE));
    assertTrue(file.channel().isOpen());
    stream.abort();
    stream.abort();

    assertFalse(file.channel().isOpen());
  }

  @Test
  void leavesTheFileOpenForTheReadThatIsUnderWayWhereTheClientLeaves() throws Exception {
    CompletableFuture<Boolean> meanwhile = new CompletableFuture<>();
    CountDownLatch disk = new CountDownLatch(1);
    FileStream stream = stream(new FilePiece.Span(0, SIZE)).handler(_ -> {});

    vertx.runOnContext(_ -> {
      var _ = workers.executeBlocking(() -> awaited(disk), false);
      stream.resume();
      stream.abort();
      meanwhile.complete(file.channel().isOpen());
    });

    assertTrue(within(meanwhile), "closing would wait for the disk");
    disk.countDown();
    Eventually.await("closed", () -> !file.channel().isOpen());
  }

  @Test
  void closesTheFileOnceADiskRespondsThatWasGivenUp() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    CountDownLatch disk = new CountDownLatch(1);
    FileReads impatient = new FileReads(workers, Duration.ofMillis(1));
    FileStream stream =
        new FileStream(file, List.of(new FilePiece.Span(0, SIZE)), impatient, broken::complete);
    stream.handler(_ -> {}).exceptionHandler(failure::complete);

    vertx.runOnContext(_ -> {
      var _ = workers.executeBlocking(() -> awaited(disk), false);
      stream.resume();
    });

    assertInstanceOf(ProblemException.class, within(failure));
    assertInstanceOf(ProblemException.class, within(broken));
    assertTrue(file.channel().isOpen());
    disk.countDown();
    Eventually.await("closed", () -> !file.channel().isOpen());
  }
}
