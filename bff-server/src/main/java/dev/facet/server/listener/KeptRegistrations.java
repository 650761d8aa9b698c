// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sockets known to epoll that nothing is waited for at. Netty takes such a socket out, and
 * when it waits again changes what is not there any more: the write fails, and the connection is
 * closed. Only a client that has ended its direction gets there, with the second part of a response
 * that it does not read at once.
 *
 * @param factory of what does the work
 */
record KeptRegistrations(IoHandlerFactory factory) implements IoHandlerFactory {
  @Override
  public IoHandler newHandler(ThreadAwareExecutor executor) {
    return new Keeping(factory.newHandler(executor));
  }

  @Override
  public boolean isChangingThreadSupported() {
    return factory.isChangingThreadSupported();
  }

  private record Keeping(IoHandler handler) implements IoHandler {
    @Override
    public void initialize() {
      handler.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
      return handler.run(context);
    }

    @Override
    public void prepareToDestroy() {
      handler.prepareToDestroy();
    }

    @Override
    public void destroy() {
      handler.destroy();
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
      return new Kept(handler.register(handle));
    }

    @Override
    public void wakeup() {
      handler.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
      return handler.isCompatible(type);
    }
  }

  private record Kept(IoRegistration registration) implements IoRegistration {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // by the interface
    public <T> @Nullable T attachment() {
      return registration.attachment();
    }

    @Override
    public long submit(IoOps wanted) {
      // Of itself the system tells what is asked for and what broke; at the edge it does so once.
      return registration.submit(
          wanted instanceof EpollIoOps of && of.value() == 0 ? EpollIoOps.EPOLLET : wanted);
    }

    @Override
    public boolean isValid() {
      return registration.isValid();
    }

    @Override
    public boolean cancel() {
      return registration.cancel();
    }
  }
}
