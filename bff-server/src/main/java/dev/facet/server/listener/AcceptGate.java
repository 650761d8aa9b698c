// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.BoundedReads;
import dev.facet.server.count.ConnectionCounts;
import dev.facet.upstream.LineBudget;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the connections that are open of one listening socket, whatever they do: at the most of
 * them nothing is accepted until one closes. What comes meanwhile waits in the system's queue,
 * where it costs no file descriptor, and its client sees no failure: one that was closed at once
 * would come again at once. Terms may be set on any thread.
 */
final class AcceptGate extends ChannelInboundHandlerAdapter {
  /** What clients send is small, or the body of an upload, which services take in their time. */
  private static final RecvByteBufAllocator READS = new BoundedReads(64 * 1_024);

  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  /** Clients that keep coming must not fill the disk. */
  private static final LineBudget.Rate LINES = new LineBudget.Rate(1, 1, Duration.ofMinutes(1));

  /** How many Netty accepts in a row by itself. */
  private static final int IN_A_ROW = 16;

  /** How many it accepts of what is queued when the socket closes, which may be thousands. */
  private static final int LAST_IN_A_ROW = 4_096;

  private static final int PAUSE_MILLIS = 1_000;

  private final AtomicInteger open = new AtomicInteger();
  private final Set<Channel> beginning = ConcurrentHashMap.newKeySet();
  private final LineBudget full;
  private final LineBudget failed;
  private volatile @Nullable Terms terms;
  private volatile boolean paused;
  private boolean failing;
  private boolean lifted;
  private boolean near;

  /**
   * What holds for a socket.
   *
   * @param listener its name in the file
   * @param most connections at a time
   * @param first what connections begin with
   * @param counts where they are counted
   */
  record Terms(String listener, int most, FirstBytes first, ConnectionCounts counts) {}

  /**
   * One that lets everything in.
   *
   * @param nanoTime a steady clock
   */
  AcceptGate(LongSupplier nanoTime) {
    this.full = new LineBudget(LINES, nanoTime);
    this.failed = new LineBudget(LINES, nanoTime);
  }

  /** What holds from now on; open connections stay open, however many they are. */
  void set(Terms next, Channel socket) {
    watch(next, socket);
    socket.eventLoop().execute(() -> settle(socket));
  }

  /** Counts under one name, until the socket is closed. */
  private synchronized void watch(Terms next, Channel socket) {
    Terms before = terms;
    terms = next;
    if (before != null) {
      before.counts().forget(this);
    }
    next.counts().watch(this, open::get, next.most());
    if (before == null || !socket.isOpen()) {
      var _ = socket.closeFuture().addListener(_ -> forget());
    }
  }

  private synchronized void forget() {
    Terms last = terms;
    if (last != null) {
      last.counts().forget(this);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel socket = context.channel();
    var _ = open.incrementAndGet();
    Channel client = (Channel) accepted;
    var _ = client.closeFuture().addListener(_ -> closed(socket));
    client.config().setRecvByteBufAllocator(READS);
    Terms current = terms;
    if (current != null && current.first().guard(client)) {
      var _ = beginning.add(client);
      var _ = client.closeFuture().addListener(_ -> beginning.remove(client));
    }
    context.fireChannelRead(accepted);
    settle(socket);
  }

  /** The first bytes of a connection are over, and it is one of HTTP. */
  void begun(Channel client) {
    beginning.remove(client);
  }

  /**
   * Closes connections whose PROXY header or handshake is not over, once these are not waited for
   * any longer.
   *
   * @return whether one is waited for
   */
  boolean stop(boolean late) {
    if (late) {
      beginning.forEach(client -> {
        var _ = client.close();
      });
    }
    return !late && !beginning.isEmpty();
  }

  /**
   * Lets in all that is queued, at the most connections too: the socket is about to be closed,
   * which resets what still is. On the event loop of the socket.
   */
  void lift(Channel socket) {
    lifted = true;
    paused = false;
    if (socket.config().getRecvByteBufAllocator()
        instanceof MaxMessagesRecvByteBufAllocator reads) {
      var _ = reads.maxMessagesPerRead(LAST_IN_A_ROW);
    }
    socket.config().setAutoRead(true);
  }

  private void closed(Channel socket) {
    var _ = open.decrementAndGet();
    if (paused) {
      socket.eventLoop().execute(() -> settle(socket));
    }
  }

  /** Accepts on, or not. On the event loop of the socket. */
  private void settle(Channel socket) {
    Terms current = terms;
    if (current == null || failing || lifted || !socket.isOpen()) {
      return;
    }
    boolean wasPaused = paused;
    paused = true; // before the look: who closes a connection behind it comes here again
    int room = current.most() - open.get();
    paused = room <= 0;
    keepWithin(room, socket);
    if (paused != wasPaused) {
      socket.config().setAutoRead(!paused);
    }
    if (paused && !wasPaused) {
      current.counts().paused();
      tellFull(current);
    }
  }

  /** Netty accepts several before it tells of the first. */
  private void keepWithin(int room, Channel socket) {
    boolean isNear = room < IN_A_ROW;
    if ((isNear || near)
        && socket.config().getRecvByteBufAllocator()
            instanceof MaxMessagesRecvByteBufAllocator reads) {
      var _ = reads.maxMessagesPerRead(Math.clamp(room, 1, IN_A_ROW));
    }
    near = isNear;
  }

  private void tellFull(Terms current) {
    long suppressed = full.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("listener", current.listener())
          .addKeyValue("connections", current.most())
          .addKeyValue("suppressed", suppressed)
          .log(
              "listener {}: the most connections that it may have are open ({}); new ones wait until"
                  + " one closes: raise listeners.{}.limits.connections, or shorten its timeouts.idle",
              current.listener(),
              current.most(),
              current.listener());
    }
  }

  /** What fails is the accept of a connection: it is tried again later. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    if (!(fault instanceof IOException)) {
      context.fireExceptionCaught(fault);
      return;
    }
    Channel socket = context.channel();
    Terms current = terms;
    if (current != null) {
      current.counts().failed();
    }
    tellFailed(current == null ? String.valueOf(socket.localAddress()) : current.listener(), fault);
    if (!failing) {
      failing = true;
      socket.config().setAutoRead(false);
      var _ = socket.eventLoop().schedule(() -> goOn(socket), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void goOn(Channel socket) {
    failing = false;
    paused = false;
    socket.config().setAutoRead(true);
    settle(socket);
  }

  private void tellFailed(String listener, Throwable fault) {
    long suppressed = failed.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("listener", listener)
          .addKeyValue("cause", fault.getMessage())
          .addKeyValue("suppressed", suppressed)
          .log(
              "listener {}: a connection cannot be accepted, and is tried again each second: {}."
                  + " Where files are too many, raise the process's limit of file descriptors"
                  + " (ulimit -n, LimitNOFILE), or lower limits.connections of listeners",
              listener,
              fault.getMessage());
    }
  }
}
