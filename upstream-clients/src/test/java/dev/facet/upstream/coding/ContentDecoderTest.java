// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.coding.ContentDecoder.Decoded;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecoderTest {
  private static final int LIMIT = 100_000;
  private static final byte[] JSON = "{\"id\":1}".repeat(1_000).getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZip", "identity, gzip"})
  void undoesGzip(String coding) throws IOException {
    assertEquals(text(JSON), decoded(coding, gzip(JSON)));
  }

  @Test
  void undoesDeflateWithAndWithoutItsHeader() throws IOException {
    assertEquals(text(JSON), decoded("deflate", deflate(JSON, false)));
    assertEquals(text(JSON), decoded("deflate", deflate(JSON, true)));
  }

  @Test
  void undoesSeveralCodingsTheLastFirst() throws IOException {
    assertEquals(text(JSON), decoded("deflate, gzip", gzip(deflate(JSON, false))));
  }

  @Test
  void readsMembersOneBehindTheOtherWhereverTheyAreCut() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(3).nextBytes(noise);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(gzip(noise));
    all.write(gzip("end".getBytes(UTF_8)));
    for (int cut : List.of(0, 1, 10, 511, 512, 8_192, all.size() - 20, all.size())) {
      byte[] bytes = all.toByteArray();
      ResponseBody body =
          new ResponseBody(
              List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)));
      assertEquals(
          noise.length + 3,
          assertInstanceOf(Decoded.Body.class, decode("gzip", body)).body().length());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 9, 30})
  void saysThatTheEndIsMissing(int cut) throws IOException {
    byte[] whole = gzip(JSON);

    Undecodable failure =
        assertInstanceOf(
            Undecodable.class,
            failure("gzip", ResponseBody.of(Arrays.copyOf(whole, whole.length - cut))));

    assertFalse(failure.cause().contains("null"), failure.cause());
  }

  @Test
  void leavesABodyWithoutCodingAsItIs() {
    ResponseBody body = ResponseBody.of(JSON);
    assertSame(body, assertInstanceOf(Decoded.Body.class, decode("identity", body)).body());
    assertSame(
        ResponseBody.EMPTY,
        assertInstanceOf(Decoded.Body.class, decode("gzip", ResponseBody.EMPTY)).body());
  }

  @Test
  void undoesZstdWithinTheSameLimitAndAWindowOfItsOwn() throws IOException {
    byte[] two = Arrays.copyOf(Zstd.compress(JSON), 2 * Zstd.compress(JSON).length);
    System.arraycopy(two, 0, two, two.length / 2, two.length / 2);
    assertEquals(
        2 * JSON.length,
        assertInstanceOf(Decoded.Body.class, decode("zstd", ResponseBody.of(two))).body().length());
    assertInstanceOf(
        Decoded.Body.class,
        decode("zstd, gzip", ResponseBody.of(gzip(Zstd.compress(new byte[LIMIT])))));
    assertInstanceOf(
        TooLarge.class, failure("zstd", ResponseBody.of(Zstd.compress(new byte[LIMIT + 1]))));
    for (byte[] wrong :
        List.of(JSON, new byte[9], Arrays.copyOf(two, two.length - 1), wide(JSON))) {
      assertEquals(
          "zstd",
          assertInstanceOf(Undecodable.class, failure("zstd", ResponseBody.of(wrong))).coding());
    }
  }

  /** With a window of 64 MiB, which is as much memory to whoever decodes it. */
  private static byte[] wide(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
      zstd.setLong(26);
      zstd.write(plain);
    }
    return out.toByteArray();
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    assertInstanceOf(Decoded.Body.class, decode("gzip", ResponseBody.of(gzip(new byte[LIMIT]))));
    assertInstanceOf(TooLarge.class, failure("gzip", ResponseBody.of(gzip(new byte[LIMIT + 1]))));
    assertInstanceOf(TooLarge.class, failure("gzip", ResponseBody.of(gzip(new byte[100 * LIMIT]))));
  }

  @Test
  void stopsWhereOnlyWhatLiesBetweenIsBeyondTheLimit() throws IOException {
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    byte[] empty = gzip(new byte[0]);
    while (nothing.size() <= LIMIT) {
      nothing.write(empty);
    }
    assertInstanceOf(
        TooLarge.class, failure("gzip, gzip", ResponseBody.of(gzip(nothing.toByteArray()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compress", "gzip, compress"})
  void namesACodingThatIsNotKnown(String coding) throws IOException {
    Undecodable failure =
        assertInstanceOf(Undecodable.class, failure(coding, ResponseBody.of(gzip(JSON))));
    assertEquals(coding, failure.coding());
    assertEquals("gzip, deflate, br, zstd or none", failure.expected());
  }

  @Test
  void undoesThreeCodingsAtMost() throws IOException {
    ResponseBody thrice = ResponseBody.of(gzip(gzip(gzip(JSON))));
    assertInstanceOf(Decoded.Body.class, decode("gzip, gzip, gzip", thrice));
    for (String many : List.of("gzip, gzip, gzip, gzip", "gzip" + ", gzip".repeat(15))) {
      Undecodable failure = assertInstanceOf(Undecodable.class, failure(many, thrice));
      assertEquals("three codings at most, one upon the other", failure.expected());
      assertEquals(many.length() < 60 ? many : "(16 codings)", failure.coding());
    }
  }

  @Test
  void rejectsBytesThatAreNotWhatTheCodingSays() throws IOException {
    byte[] whole = gzip(JSON);
    List<byte[]> wrong = new ArrayList<>(List.of(JSON, new byte[] {0x1f}, new byte[9]));
    for (int length = 1; length < whole.length; length++) {
      wrong.add(Arrays.copyOf(whole, length));
    }
    byte[] spoiled = whole.clone();
    spoiled[spoiled.length - 5] ^= 1; // its checksum
    wrong.add(spoiled);
    for (byte[] bytes : wrong) {
      assertInstanceOf(Undecodable.class, failure("gzip", ResponseBody.of(bytes)));
    }
    assertInstanceOf(Undecodable.class, failure("deflate", ResponseBody.of(new byte[] {7, 7, 7})));
  }

  @Test
  void showsNoMoreThanAName() {
    Undecodable failure =
        assertInstanceOf(Undecodable.class, failure("<b>\u00e9", ResponseBody.of(JSON)));
    assertEquals("(not a coding)", failure.coding());
  }

  private static String decoded(String coding, byte[] bytes) {
    Decoded decoded = decode(coding, ResponseBody.of(bytes));
    return text(assertInstanceOf(Decoded.Body.class, decoded).body().bytes());
  }

  private static Object failure(String coding, ResponseBody body) {
    return assertInstanceOf(Decoded.Failed.class, decode(coding, body)).failure();
  }

  private static Decoded decode(String coding, ResponseBody body) {
    return new ContentDecoder("s", LIMIT)
        .decode(MultiMap.caseInsensitiveMultiMap().set("content-encoding", coding), body);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        OutputStream deflate = new DeflaterOutputStream(out, deflater)) {
      deflate.write(bytes);
    }
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
