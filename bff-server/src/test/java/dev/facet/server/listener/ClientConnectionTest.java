// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.DuplexEmbeddedChannel;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

/**
 * What a connection keeps of requests that are over: nothing, or an idle one kept old snapshots.
 */
class ClientConnectionTest {
  private static final Problem STOP = Problem.of(ProblemCode.SHUTTING_DOWN, "stop");

  private final ClientConnection connection = connection(new EmbeddedChannel());

  /** Of which nothing is decoded. */
  static DecodedInput input(Channel channel) {
    HeldReads reads = new HeldReads(channel.config());
    return new DecodedInput(new ServedTurn(channel, reads), reads);
  }

  private static ClientConnection connection(Channel channel) {
    return new ClientConnection(
        channel,
        new ClosingChannel(channel),
        new ClientLimits(1, 1, 1, 1),
        input(channel),
        () -> {});
  }

  /** Counts whether a connection still has it. */
  private static final class Request implements InboundRequest {
    @Override
    public void probe() {}

    @Override
    public long written() {
      return -1;
    }

    private ClientPatience.Awaited awaited = ClientPatience.Awaited.NOTHING;
    private int reached;

    @Override
    public void broken(Problem problem) {}

    @Override
    public void giveUp(Problem problem) {
      reached++;
    }

    @Override
    public ClientPatience.Awaited awaited() {
      return awaited;
    }

    @Override
    public boolean responds() {
      return false;
    }
  }

  private Request begun() {
    Request request = new Request();
    connection.input().head(false);
    connection.accepted(request);
    return request;
  }

  private void respond(Request request) {
    request.awaited = ClientPatience.Awaited.REQUEST;
    connection.responded();
  }

  private void assertKept(boolean kept, Request request) {
    connection.giveUp(STOP);
    assertEquals(kept ? 1 : 0, request.reached);
    request.reached = 0;
  }

  @Test
  void aRequestIsForgottenWithItsResponse() {
    Request request = begun();
    connection.decodedBody(0, true);
    assertKept(true, request);
    respond(request);
    assertKept(false, request);
  }

  @Test
  void aRequestThatIsAnsweredEarlyIsForgottenWithItsBody() {
    Request request = begun();
    respond(request);
    connection.decodedBody(1, false);
    assertKept(true, request);
    connection.decodedBody(1, true);
    assertKept(false, request);
  }

  @Test
  void whatIsWrittenIsStillSentToAClientThatSendsNothingMore() {
    EmbeddedChannel channel = new EmbeddedChannel();
    ClientConnection client = connection(channel);
    ByteBuf response = Unpooled.wrappedBuffer(new byte[] {1});
    var _ = channel.write(response);

    client.inputOver();

    ByteBuf sent = channel.readOutbound();
    assertEquals(1, sent.readableBytes());
    sent.release();
    assertFalse(channel.isOpen());
  }

  @Test
  void aStopLeavesTheEndToALastResponse() {
    EmbeddedChannel channel = new EmbeddedChannel();
    ClientConnection client = connection(channel);
    client.prepare(MultiMap.caseInsensitiveMultiMap(), true);

    assertFalse(client.stop(true));
    assertTrue(channel.isOpen());

    client.cut();
    assertFalse(channel.isOpen());
  }

  @Test
  void aStopWaitsForAHeadButNotBehindALastResponse() {
    connection.input().reading(true);
    assertTrue(connection.stop(true));

    connection.prepare(MultiMap.caseInsensitiveMultiMap(), true);
    assertFalse(connection.stop(true));
  }

  @Test
  void aStopWaitsForNoHeadOfAClientThatSendsNothingMore() {
    connection.input().reading(true);
    connection.input().end();
    assertFalse(connection.stop(false));
  }

  @Test
  void aStopWaitsForAFirstRequestAlone() {
    assertTrue(connection.stop(false));
    Request first = begun();
    connection.decodedBody(0, true);
    respond(first);
    assertFalse(connection.stop(false));
  }

  @Test
  void aStopLeavesWhatIsNotIdle() {
    EmbeddedChannel channel = new EmbeddedChannel();
    ClientConnection client = connection(channel);
    client.input().reading(true);
    client.stop(true);
    assertTrue(channel.isOpen(), "a head that has begun");

    client.input().head(false);
    client.stop(true);
    assertTrue(channel.isOpen(), "the body of a request that is not accepted");

    Request request = new Request();
    client.accepted(request);
    client.decodedBody(0, true);
    client.stop(true);
    assertTrue(channel.isOpen(), "a request in hand");

    request.awaited = ClientPatience.Awaited.REQUEST;
    client.responded();
    client.stop(true);
    assertFalse(channel.isOpen());
  }

  @Test
  void aStopClosesWhatIsIdle() {
    EmbeddedChannel channel = new EmbeddedChannel();

    assertFalse(connection(channel).stop(true));
    assertFalse(channel.isOpen());
  }

  /** A response may break off, or end, when its client has left already. */
  @Test
  void aSocketThatIsClosedIsLeftAsItIs() {
    NioSocketChannel channel = new NioSocketChannel();
    ClientConnection closed = connection(channel);
    channel.unsafe().closeForcibly();

    assertDoesNotThrow(() -> closed.resetOnClose(true));
    assertDoesNotThrow(() -> closed.resetOnClose(false));
  }

  /** It has its own bounds: one at once could take the last response from the client. */
  @Test
  void aCloseInStagesIsNotCutShortByTimeOuts() {
    DuplexEmbeddedChannel channel = new DuplexEmbeddedChannel();
    ClosingChannel closing = new ClosingChannel(channel);
    channel.pipeline().addFirst(LingeringClose.PLACE, closing.lingering());
    ClientConnection client =
        new ClientConnection(
            channel, closing, new ClientLimits(1, 1, 1, 1), input(channel), () -> {});

    client.closeGently();
    for (int times = 0; times < 3; times++) {
      client.look(1_000);
    }
    assertTrue(channel.isOutputShutdown());
    assertTrue(channel.isOpen());
  }

  @Test
  void theNextRequestTakesThePlaceOfOneThatWasNotForgotten() {
    Request first = begun();
    connection.decodedBody(0, true);
    connection.input().head(false);
    connection.decodedBody(0, true);
    respond(first);
    Request second = new Request();
    connection.accepted(second);
    assertKept(true, second);
    assertEquals(0, first.reached);
  }
}
