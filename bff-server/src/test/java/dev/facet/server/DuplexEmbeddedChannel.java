// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/** A channel whose directions end one by one, and whose other end may not read. */
public final class DuplexEmbeddedChannel extends EmbeddedChannel implements DuplexChannel {
  private boolean stuck;
  private boolean inputOver;
  private boolean outputOver;

  /** A channel whose other end reads. */
  public DuplexEmbeddedChannel(ChannelHandler... handlers) {
    super(handlers);
  }

  /** The other end reads nothing until it is told to. */
  public void stick() {
    stuck = true;
  }

  /** The other end reads all that waits for it. */
  public void unstick() {
    stuck = false;
    unsafe().flush();
    runPendingTasks();
  }

  /** The other end sends nothing more. */
  public void endInput() {
    inputOver = true;
    pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    runPendingTasks();
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer pending) throws Exception {
    if (!stuck) {
      super.doWrite(pending);
    }
  }

  @Override
  public boolean isInputShutdown() {
    return inputOver;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputOver;
  }

  @Override
  public boolean isShutdown() {
    return inputOver && outputOver;
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return shutdownOutput(newPromise());
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    outputOver = true;
    return promise.setSuccess();
  }

  @Override
  public ChannelFuture shutdownInput() {
    return shutdownInput(newPromise());
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ChannelFuture shutdown() {
    return shutdown(newPromise());
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    throw new UnsupportedOperationException();
  }
}
