// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client is told whose connection ends for what it did: which requests were taken, so that
 * it knows what it can repeat, and nothing of what is inside (RFC 9113, section 6.8; S10).
 */
class Http2GoAwayIT extends WithHttp2Clients {

  @BeforeEach
  void begin() {
    service().on("GET", "/a", _ -> FakeResponse.status(204));
    start("");
  }

  interface Fault {
    void commit(RawHttp2 client) throws IOException;
  }

  static Stream<Arguments> faults() {
    Buffer undecodable = Buffer.buffer(new byte[] {(byte) 0xff, 0x7f});
    Buffer cancel = Buffer.buffer().appendInt((int) CANCEL);
    return Stream.of(
        of(
            "a header block cannot be decoded",
            3,
            c -> c.send(FakeFrame.HEADERS, FakeFrame.END_HEADERS, 5, undecodable)),
        of("a frame breaks a rule of HTTP/2 (RFC 9113)", 3, c -> c.data(0, false, "x")),
        of(
            "a frame has a length that it must not have",
            3,
            c -> c.send(FakeFrame.SETTINGS, 0, 0, Buffer.buffer("abc"))),
        of(
            "a window is overdrawn or opened too far",
            3,
            c ->
                c.send(
                    FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(Integer.MAX_VALUE))),
        of(
            "too many frames that ask for nothing, or requests that fail",
            405,
            c -> {
              Buffer all = Buffer.buffer();
              byte[] head = RawHttp2.block(RawHttp2.fields("GET", "/a"));
              int last = FakeFrame.END_HEADERS | FakeFrame.END_STREAM;
              for (int id = 5; id < 407; id += 2) {
                all.appendBuffer(
                    new FakeFrame(FakeFrame.HEADERS, last, id, Buffer.buffer(head)).bytes());
                all.appendBuffer(new FakeFrame(FakeFrame.RST_STREAM, 0, id, cancel).bytes());
              }
              c.sendBytes(all);
            }));
  }

  private static Arguments of(String phrase, int last, Fault fault) {
    return Arguments.of(phrase, last, fault);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void namesTheLastRequestThatWasTakenAndNothingOfWhatIsInside(String phrase, int last, Fault fault)
      throws Exception {
    try (RawHttp2 client = speak()) {
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      fault.commit(client);

      Buffer told = client.read(FakeFrame.GOAWAY).payload();
      assertEquals(last, told.getInt(0));
      assertEquals(phrase, told.getString(8, told.length()));
    }
  }
}
