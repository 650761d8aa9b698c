// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.connection.BufferMemory;
import dev.facet.http.connection.Demand;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body that is made of a file, read off the event loop, a chunk at a time and only once the chunk
 * before it is taken: a client that does not read holds one. Fails where the file is shorter than
 * it was. Begins paused; confined to the context of its reader.
 */
final class FileStream implements ReadStream<Buffer> {
  /** The most bytes of a file that are in memory for one client at a time. */
  static final int CHUNK = 64 << 10;

  private final OpenedFile file;
  private final Queue<FilePiece> pieces;
  private final FileReads reads;
  private final Consumer<Throwable> broken;
  private @Nullable Handler<Buffer> handler;
  private @Nullable Handler<Throwable> failureHandler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Buffer unasked; // read for a reader that has paused meanwhile
  private long demand;
  private long read;
  private boolean reading;
  private boolean inWorker;
  private boolean over;

  /**
   * A body.
   *
   * @param file closed when the body is over
   * @param broken told why the body ends too early
   */
  FileStream(OpenedFile file, List<FilePiece> pieces, FileReads reads, Consumer<Throwable> broken) {
    this.file = file;
    this.pieces = new ArrayDeque<>(pieces);
    this.reads = reads;
    this.broken = broken;
  }

  /** Reads a part of a file. Blocks: not for event loops. */
  static Buffer read(OpenedFile file, long start, int length) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(length);
    while (chunk.hasRemaining()) {
      if (file.channel().read(chunk, start + chunk.position()) < 0) {
        throw new EOFException("the file became shorter while it was sent");
      }
    }
    return Buffer.buffer(chunk.array());
  }

  @Override
  public FileStream handler(@Nullable Handler<Buffer> reader) {
    handler = reader;
    return this;
  }

  @Override
  public FileStream exceptionHandler(@Nullable Handler<Throwable> reader) {
    failureHandler = reader;
    return this;
  }

  @Override
  public FileStream endHandler(@Nullable Handler<Void> reader) {
    endHandler = reader;
    return this;
  }

  @Override
  public FileStream pause() {
    demand = 0;
    return this;
  }

  @Override
  public FileStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public FileStream fetch(long amount) {
    demand = Demand.after(demand, amount);
    next();
    return this;
  }

  /** Ends it before its end. */
  void abort() {
    if (!over) {
      close();
    }
  }

  private void next() {
    if (over || reading || demand == 0) {
      return;
    }
    Buffer kept = unasked;
    if (kept != null) {
      unasked = null;
      deliver(kept);
      return;
    }
    switch (pieces.peek()) {
      case null -> end();
      case FilePiece.Text(var bytes) -> {
        pieces.remove();
        deliver(bytes);
      }
      case FilePiece.Span span -> read(span);
    }
  }

  private void read(FilePiece.Span span) {
    reading = true;
    long start = span.start() + read;
    int length = (int) Math.min(BufferMemory.ofProcess().bounded(CHUNK), span.end() - start);
    inWorker = true;
    Callable<Buffer> chunk = () -> read(file, start, length);
    reads.run(chunk, _ -> late()).onComplete(result -> chunk(result, span));
  }

  private void chunk(AsyncResult<Buffer> result, FilePiece.Span span) {
    if (!(result.cause() instanceof ProblemException)) { // which a worker may still be at
      inWorker = false;
    }
    if (over) {
      close();
      return;
    }
    if (result.failed()) {
      fail(result.cause());
      return;
    }
    Buffer bytes = result.result();
    read += bytes.length();
    if (read == span.length()) {
      pieces.remove();
      read = 0;
    }
    unasked = bytes;
    reading = false;
    next();
  }

  /** A disk responds that was given up. */
  private void late() {
    inWorker = false;
    close();
  }

  private void deliver(Buffer bytes) {
    if (demand != Long.MAX_VALUE) {
      demand = Math.max(0, demand - 1);
    }
    reading = true; // what the reader asks for meanwhile waits for its turn
    if (handler != null) {
      handler.handle(bytes);
    }
    reading = false;
    next();
  }

  private void end() {
    close();
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  private void fail(Throwable cause) {
    close();
    broken.accept(cause);
    if (failureHandler != null) {
      failureHandler.handle(cause);
    }
  }

  private void close() {
    over = true;
    if (inWorker) {
      return; // closing would wait for a disk that does not respond
    }
    try {
      file.close();
    } catch (IOException _) {
      // nothing was written to it
    }
  }
}
