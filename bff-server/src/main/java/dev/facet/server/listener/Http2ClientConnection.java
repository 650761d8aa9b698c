// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client's connection of HTTP/2 and its streams. Confined to its event loop. */
final class Http2ClientConnection implements WatchedConnection {
  private final ClientLimits limits;
  private final Http2Handler handler;
  private final Http2Connection streams;
  private final Http2Connection.PropertyKey key;
  private final ClientPatience patience;
  private final SkippedStreams skipped = new SkippedStreams();
  private boolean settled;
  private boolean draining;
  private long opened;
  private @Nullable Http2ClientStream opening;

  /** A connection that has just begun. */
  Http2ClientConnection(Http2Handler handler, ClientLimits limits) {
    this.handler = handler;
    this.limits = limits;
    this.streams = handler.connection();
    this.key = streams.newKey();
    this.patience = new ClientPatience(limits);
  }

  /** The client's first settings are there. */
  void settled() {
    settled = true;
  }

  /** Whether they are. */
  boolean isSettled() {
    return settled;
  }

  /** The stream of a number; null where it has none, or had one. */
  @Nullable Http2ClientStream stream(int id) {
    Http2Stream stream = streams.stream(id);
    return stream == null ? null : stream.getProperty(key);
  }

  /** A head has come on a stream; its request is about to be dispatched. */
  void open(int id, Http2Head head, boolean ended) {
    opened++;
    skipped.used(id);
    opening = new Http2ClientStream(this, id, head, ended, limits);
    Objects.requireNonNull(streams.stream(id)).setProperty(key, opening);
  }

  /** A head has come on a stream that is rejected before there is a request. */
  void used(int id) {
    skipped.used(id);
  }

  /** Whether a stream was left out before one that was used. */
  boolean isSkipped(int id) {
    return skipped.contains(id);
  }

  /** The stream that was opened last. */
  Http2ClientStream opening() {
    return Objects.requireNonNull(opening);
  }

  /**
   * A figure that changes whenever the client has read something of the response on a stream: its
   * window, as long as a part of the response waits for one, whatever the client reads of others.
   * Without a window it does so before it comes to Netty.
   */
  long taken(int id) {
    Http2Stream stream = streams.stream(id);
    Http2RemoteFlowController windows = streams.remote().flowController();
    if (stream != null) {
      int window = windows.windowSize(stream);
      if (window <= 0 || windows.hasFlowControlled(stream)) {
        return window;
      }
    }
    ChannelOutboundBuffer buffer = channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Resets a stream, though it may have ended already. */
  void reset(int id, Http2Error code) {
    handler.reset(id, code);
  }

  /** Sends what has been written, as far as the windows of the streams let it. */
  void sendPending() {
    handler.sendPending();
  }

  /** Runs something when what has arrived of all connections has been looked at. */
  void soon(Runnable task) {
    channel().eventLoop().execute(task);
  }

  @Override
  public void look(long elapsed) {
    each(stream -> stream.look(elapsed));
    if (draining) {
      handler.sayLast();
    }
    if (patience.isOver(awaited(), opened, 0, elapsed)) {
      handler.giveUp();
    }
  }

  private ClientPatience.Awaited awaited() {
    if (!settled || handler.isRequestOpen()) {
      return ClientPatience.Awaited.HEAD;
    }
    return streams.numActiveStreams() == 0
        ? ClientPatience.Awaited.REQUEST
        : ClientPatience.Awaited.NOTHING;
  }

  @Override
  public void giveUp(Problem problem) {
    each(stream -> stream.giveUp(problem));
  }

  /** RFC 9113, section 6.8: first that no more are wanted, then which one was the last. */
  @Override
  public void drain() {
    if (!draining) {
      draining = true;
      handler.sayGoodbye();
    }
  }

  @Override
  public void cut() {
    handler.cut();
  }

  /** Whether a part of a response waits until the client opens a window. */
  boolean isHeldByWindows() {
    Http2RemoteFlowController windows = streams.remote().flowController();
    return find(windows::hasFlowControlled) != null;
  }

  private void each(Consumer<Http2ClientStream> action) {
    var _ =
        find(active -> {
          Http2ClientStream stream = active.getProperty(key);
          if (stream != null) {
            action.accept(stream);
          }
          return false;
        });
  }

  private @Nullable Http2Stream find(Predicate<Http2Stream> wanted) {
    try {
      return streams.forEachActiveStream(active -> !wanted.test(active));
    } catch (Http2Exception fault) {
      throw new IllegalStateException(fault); // nothing above throws one
    }
  }

  /** What it is below HTTP. */
  Channel channel() {
    ChannelHandlerContext context = handler.context();
    return context.channel();
  }
}
