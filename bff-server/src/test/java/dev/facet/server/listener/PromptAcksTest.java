// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.EpollChannelOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T26: when the system is asked to acknowledge what came at once. */
class PromptAcksTest {
  private boolean held;
  private int asked;
  private final PromptAcks acks = new PromptAcks(() -> held);
  private final EmbeddedChannel channel = new Socket(acks, new Steps());

  /** As one of epoll: it counts how often it is asked. */
  private final class Socket extends EmbeddedChannel {
    private final ChannelConfig config =
        new DefaultChannelConfig(this) {
          @Override
          public <T> boolean setOption(ChannelOption<T> option, @Nullable T value) {
            if (option.equals(EpollChannelOption.TCP_QUICKACK)) {
              assertEquals(true, value);
              asked++;
              return true;
            }
            return super.setOption(option, value);
          }
        };

    private Socket(PromptAcks acks, Steps steps) {
      super(acks, steps);
    }

    @Override
    @SuppressWarnings("NullAway") // asked for before there is one
    public ChannelConfig config() {
      return config == null ? super.config() : config;
    }
  }

  /** What arrives are the steps to take. */
  private static final class Steps extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((Runnable) message).run();
    }
  }

  @AfterEach
  void close() {
    var _ = channel.finishAndReleaseAll();
  }

  private void read(Runnable... steps) {
    channel.writeInbound((Object[]) steps);
    channel.checkException();
  }

  private void send() {
    var _ = channel.pipeline().write(Unpooled.EMPTY_BUFFER);
  }

  @Test
  void t26WindowForWhichNothingIsSentIsAcknowledged() {
    read(acks::windowOpened);
    assertEquals(1, asked);
  }

  @Test
  void t26WindowForWhichSomethingIsSentIsNot() {
    read(acks::windowOpened, this::send);
    read(this::send, acks::windowOpened);
    assertEquals(0, asked);
  }

  @Test
  void t26WhatWasSentBeforeIsNoAcknowledgement() {
    send();
    read(acks::windowOpened);
    assertEquals(1, asked);
  }

  @Test
  void t26RequestIsAcknowledgedWhereResponsesWaitForWindows() {
    read(() -> held = true);
    assertEquals(1, asked);
  }

  @Test
  void t26RequestIsNotWhereNoneDoes() {
    read(acks::windowOpened);
    read(() -> {});
    assertEquals(1, asked);
  }

  @Test
  void t26NothingIsAcknowledgedBeforeItCame() {
    held = true;
    channel.pipeline().fireChannelReadComplete();
    assertEquals(0, asked);
  }
}
