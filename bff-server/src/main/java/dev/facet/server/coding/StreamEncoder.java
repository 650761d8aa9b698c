// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Compresses a body piece by piece. It holds memory outside the heap until it is finished or
 * closed. For one thread.
 */
final class StreamEncoder implements AutoCloseable {
  private static final int MIN_BUFFER = 512;

  private final Sink sink = new Sink();
  private final OutputStream stream;

  /** Begins a coding. */
  @FunctionalInterface
  interface Opening {
    /**
     * A stream that encodes.
     *
     * @param out gets what comes out
     */
    OutputStream open(OutputStream out) throws IOException;
  }

  /** An encoder of one body. */
  StreamEncoder(Opening coding) {
    try {
      stream = coding.open(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a piece. */
  void write(byte[] plain) {
    try {
      stream.write(plain);
    } catch (IOException e) { // as below: all of it is memory
      throw new UncheckedIOException(e);
    }
  }

  /** How many compressed bytes are there without a flush. */
  int ready() {
    return sink.bytes.readableBytes();
  }

  /** All that was written so far, so that the reader can decode all of it. */
  Buffer flush() {
    try {
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.take();
  }

  /** The rest of the body, with its end. */
  Buffer finish() {
    close();
    return sink.take();
  }

  /** Gives its memory back; harmless when called again. */
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects compressed bytes. */
  private static final class Sink extends OutputStream {
    private ByteBuf bytes = Unpooled.buffer(MIN_BUFFER);

    @Override
    public void write(int one) {
      bytes.writeByte(one);
    }

    @Override
    public void write(byte[] many, int from, int length) {
      bytes.writeBytes(many, from, length);
    }

    Buffer take() {
      Buffer taken = BufferInternal.buffer(bytes);
      bytes = Unpooled.buffer(MIN_BUFFER);
      return taken;
    }
  }
}
