// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of HAProxy's specification of PROXY headers. */
class ProxyHeaderRulesTest {
  private static final String GET = "GET / HTTP/1.1\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String START = "0d0a0d0a000d0a515549540a2111";
  private static final String ADDRESSES = "c0000209c6336401123401bb";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new ProxyHeaderRules(PATIENCE, Optional.empty()));

  private static byte[] text(String line) {
    return (line + GET).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A header of version 2 with a checksum. */
  private static byte[] checked(long checksum) {
    return HexFormat.of()
        .parseHex(START + "0013" + ADDRESSES + "030004" + "%08x".formatted((int) checksum));
  }

  private static long right() {
    CRC32C computed = new CRC32C();
    computed.update(checked(0));
    return computed.getValue();
  }

  private void assertPasses(byte[] sent) {
    assertTrue(channel.writeInbound(Unpooled.wrappedBuffer(sent)));
    ByteBuf passed = channel.readInbound();
    assertEquals(Unpooled.wrappedBuffer(sent), passed);
    assertNull(channel.pipeline().get(ProxyHeaderRules.class), "what follows is not looked at");
  }

  private void assertCloses(byte[] sent) {
    assertFalse(channel.writeInbound(Unpooled.wrappedBuffer(sent)));
    assertFalse(channel.isOpen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP4 9.0.10.9 10.0.0.1 80 0\r\n",
        "PROXY TCP6 2001:0db8::09 ::1 1111 80\r\n",
        "PROXY TCP6 ::ffff:9.9.9.9 ::1 1111 80\r\n",
        "PROXY UNKNOWN\r\n",
        "PROXY UNKNOWN of no matter what +1 \r\n",
        "PROXY TCP6 9.9.9.9 ::1 1111 80\r\n"
      })
  void passOnWhatIsRight(String line) {
    assertPasses(text(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP4 09.9.9.9 10.0.0.1 80 80\r\n",
        "PROXY TCP4 9.9.9.9 10.00.0.1 80 80\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 0080 80\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80 00\r\n",
        "PROXY TCP6 2001:db8::9 ::1 1111 080\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 +80 80\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80 -1\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80 80 \r\n",
        "PROXY TCP4 9.9.9.9  10.0.0.1 80 80\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80 80 90\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80\r\n",
        "PROXY TCP6 fe80::1%eth0 ::1 1111 80\r\n",
        "PROXY UNKNOWNS\r\n",
        "PROXY OTHER 9.9.9.9 10.0.0.1 80 80\r\n"
      })
  void closeWhereALineIsWrittenOtherwise(String line) {
    assertCloses(text(line));
  }

  /** Netty would wait for more of some of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "X",
        "PROX ",
        "proxy TCP4 9.9.9.9 10.0.0.1 80 80\r\n",
        "PROXY TCP4 9.9.9.9 10.0.0.1 80 80\n",
        "\r\n\r\n\0\r\nQUIT\r",
        "\r\n\r\n\1"
      })
  void closeAtOnceWhereThereIsNoHeader(String begun) {
    assertCloses(text(begun));
  }

  @Test
  void closeAtAByteThatBeginsNoHeader() {
    assertCloses(new byte[] {'G'});
  }

  @Test
  void passOnARightChecksum() {
    assertPasses(checked(right()));
  }

  @Test
  void closeAtAWrongChecksum() {
    assertCloses(checked(right() ^ 1));
  }

  /**
   * A header of version 2 with what is attached to it, and a checksum last.
   *
   * @param begun version and command, family and protocol
   * @param addresses their length, in bytes
   * @param attached before the checksum
   */
  private static byte[] attached(String begun, int addresses, String attached, int wrong) {
    String rest = "ff".repeat(addresses) + attached + "030004";
    String start = START.substring(0, 24) + begun + "%04x".formatted(rest.length() / 2 + 4) + rest;
    CRC32C computed = new CRC32C();
    computed.update(HexFormat.of().parseHex(start + "00000000"));
    return HexFormat.of().parseHex(start + "%08x".formatted((int) computed.getValue() ^ wrong));
  }

  @ParameterizedTest
  @CsvSource({"2111, 12", "2121, 36", "2131, 216", "2100, 0"})
  void findTheChecksumBehindAddressesOfAnyKindAndWhatElseIsAttached(String begun, int addresses) {
    String attached = "010002" + "0303" + "040005" + "0000000300";
    assertCloses(attached(begun, addresses, attached, 1));
    EmbeddedChannel other = new EmbeddedChannel(new ProxyHeaderRules(PATIENCE, Optional.empty()));
    byte[] sent = attached(begun, addresses, attached, 0);
    assertTrue(other.writeInbound(Unpooled.wrappedBuffer(sent)));
    assertTrue(other.finishAndReleaseAll());
  }

  /** LOCAL, as in checks of the balancer: its addresses are not believed. */
  @Test
  void passOnAWrongChecksumOfWhatNamesNoClient() {
    assertPasses(attached("2011", 12, "", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030003000000", "03000400", "0300050000000000"})
  void closeAtAChecksumOfAnotherLength(String checksum) {
    assertCloses(
        HexFormat.of()
            .parseHex(START + "%04x".formatted(12 + checksum.length() / 2) + ADDRESSES + checksum));
  }

  /** The longest line of version 1, its end included. */
  @Test
  void waitForALineOf107Bytes() {
    assertPasses(("PROXY UNKNOWN " + "x".repeat(91) + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void closeAtALineOf108Bytes() {
    assertCloses(("PROXY UNKNOWN " + "x".repeat(92) + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void waitForTheWholeHeader() {
    byte[] sent = checked(right());
    for (int i = 0; i < sent.length - 1; i++) {
      assertFalse(channel.writeInbound(Unpooled.wrappedBuffer(sent, i, 1)));
    }
    assertTrue(channel.writeInbound(Unpooled.wrappedBuffer(sent, sent.length - 1, 1)));
    assertEquals(Unpooled.wrappedBuffer(sent), channel.<ByteBuf>readInbound());
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
  }

  /** What comes meanwhile takes nothing back. */
  @Test
  void closeWhereTheWholeHeaderIsNotThereInTime() {
    byte[] sent = checked(right());
    Duration between = PATIENCE.dividedBy(sent.length);
    for (int i = 0; i < sent.length - 1; i++) {
      assertFalse(channel.writeInbound(Unpooled.wrappedBuffer(sent, i, 1)));
      pass(between);
    }
    assertTrue(channel.isOpen());
    pass(between.multipliedBy(2));
    assertFalse(channel.isOpen());
  }

  @Test
  void waitForNothingBehindTheHeader() {
    assertPasses(checked(right()));
    pass(PATIENCE.multipliedBy(2));
    assertTrue(channel.isOpen());
  }

  private static ByteBuf start(int length) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(START + "%04x".formatted(length)));
  }

  @Test
  void holdWhatComesInSinglesAsOneBuffer() {
    ByteBuf start = start(2_032);
    assertFalse(channel.writeInbound(start));
    for (int i = 0; i < 2_031; i++) {
      assertFalse(channel.writeInbound(Unpooled.buffer(1).writeByte(0)));
    }
    assertTrue(channel.writeInbound(Unpooled.buffer(1).writeByte(0)));
    ByteBuf passed = channel.readInbound();
    assertEquals(2_048, passed.readableBytes());
    assertEquals(1, passed.nioBufferCount());
    assertTrue(passed.release());
    assertEquals(0, start.refCnt());
  }

  @Test
  void closeAtAHeaderThatIsSaidToBeLongerThan2KiB() {
    ByteBuf start = start(2_033);
    assertFalse(channel.writeInbound(start));
    assertFalse(channel.isOpen());
    assertEquals(0, start.refCnt());
  }

  @Test
  void releaseWhatIsHeldOfAConnectionThatIsClosed() {
    ByteBuf start = start(12);
    assertFalse(channel.writeInbound(start));
    assertEquals(1, start.refCnt());
    assertFalse(channel.finish());
    assertEquals(0, start.refCnt());
  }
}
