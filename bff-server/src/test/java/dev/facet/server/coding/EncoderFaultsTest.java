// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A library that fails breaks its own body off, wherever it fails. */
final class EncoderFaultsTest {
  private final FakeStream source = new FakeStream();
  private final List<String> told = new ArrayList<>();

  enum Step {
    WRITE,
    FLUSH,
    CLOSE
  }

  @ParameterizedTest
  @EnumSource
  void breakTheBodyOff(Step faulty) {
    EncodedStream stream =
        new EncodedStream(
            new Body.Streamed(source, null, () -> told.add("aborted")),
            _ -> new Faulty(faulty),
            () -> told.add("closed"));
    stream
        .handler(_ -> {})
        .exceptionHandler(_ -> told.add("failed"))
        .endHandler(_ -> told.add("ended"));
    stream.resume();
    source.feed("one");
    source.end();

    assertEquals(List.of("closed", "failed", "aborted"), told);
  }

  private static final class Faulty extends OutputStream {
    private final Step faulty;

    Faulty(Step faulty) {
      this.faulty = faulty;
    }

    @Override
    public void write(int one) throws IOException {
      fail(Step.WRITE);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      fail(Step.WRITE);
    }

    @Override
    public void flush() throws IOException {
      fail(Step.FLUSH);
    }

    @Override
    public void close() throws IOException {
      fail(Step.CLOSE);
    }

    private void fail(Step step) throws IOException {
      if (step == faulty) {
        throw new IOException("a fault of the library");
      }
    }
  }
}
