// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.action.RouteAction;
import dev.facet.server.action.StaticFiles;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.Eventually;
import dev.facet.upstream.FailureBudgets;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of the file that a response is made of. The clock is asked between its opening and
 * its reading, so that it is where something can happen to the file.
 */
final class FilesEndpointTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("files", 1);
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.toRealPath().resolve("a"), "0123456789");
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private FilesEndpoint endpoint(Duration maxWait, InstantSource clock) {
    StaticFiles files = new StaticFiles(".", "index.html", "", "no-cache", false, Map.of());
    return new FilesEndpoint(
        new RouteAction.Files(files, 0),
        new FilesContext(
            folder,
            new FileReads(workers, maxWait),
            clock,
            1,
            new FileNotices(new FailureBudgets(System::nanoTime))));
  }

  private GatewayResponse ask(InstantSource clock, String... headers) throws Exception {
    return endpoint(Duration.ofSeconds(60), clock)
        .respond(Exchanges.get("/a", headers))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }

  /** How often this process has the file open. */
  private int opened() {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "a system that lists descriptors");
    int count = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        try {
          count += Files.readSymbolicLink(descriptor).equals(file) ? 1 : 0;
        } catch (NoSuchFileException _) {
          // closed meanwhile
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  @Test
  void isClosedWhateverTheResponseIs() throws Exception {
    InstantSource clock = InstantSource.system();

    assertEquals(200, ask(clock).status());
    assertEquals(304, ask(clock, "if-none-match", "*").status());
    assertEquals(206, ask(clock, "range", "bytes=1-2").status());
    for (String[] failing : new String[][] {{"if-match", "\"x\""}, {"range", "bytes=99-"}}) {
      ExecutionException failed = assertThrows(ExecutionException.class, () -> ask(clock, failing));
      assertInstanceOf(ProblemException.class, failed.getCause());
    }
    assertEquals(0, opened());
  }

  @Test
  void isOpenedAgainWhereItBecameShorterBeforeItWasRead() throws Exception {
    AtomicInteger asked = new AtomicInteger();

    GatewayResponse response =
        ask(() -> {
          if (asked.incrementAndGet() < 3) {
            shorten();
          }
          return Instant.EPOCH;
        });

    assertEquals(new GatewayResponse.Body.Bytes(Buffer.buffer("01234567")), response.body());
    assertEquals(3, asked.get());
    assertEquals(0, opened());
  }

  private void shorten() {
    try {
      Files.writeString(file, Files.readString(file).substring(0, (int) Files.size(file) - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isClosedWhereTheDiskRespondsAfterTheRequestWasGivenUp() throws Exception {
    Files.write(file, new byte[1_000_000]);
    CountDownLatch disk = new CountDownLatch(1);
    FilesEndpoint endpoint =
        endpoint(
            Duration.ofMillis(1),
            () -> {
              try {
                disk.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Instant.EPOCH;
            });
    Context context = vertx.getOrCreateContext();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    CompletableFuture<Integer> opened = new CompletableFuture<>();

    context.runOnContext(_ -> endpoint.respond(Exchanges.get("/a")).onFailure(failure::complete));
    assertInstanceOf(ProblemException.class, failure.get(60, TimeUnit.SECONDS));
    Eventually.await("the file is open", () -> opened() == 1);
    disk.countDown();
    context.runOnContext(
        _ -> // behind what comes of the read
        workers.executeBlocking(this::opened, false).onSuccess(_ -> opened.complete(opened())));

    assertEquals(0, opened.get(60, TimeUnit.SECONDS));
  }
}
