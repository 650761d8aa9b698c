// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import dev.facet.server.plugin.GatewayResponse.TunnelEnd;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket through the gateway: two connections whose bytes pass as they are. The gateway puts a
 * Close frame of its own between the frames of both where it ends the tunnel. Confined to the event
 * loop of both connections.
 */
public final class Tunnel {
  /** How long both sides have for their own Close frames before their connections are closed. */
  static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long one side may stay silent that knows that the other one has ended its direction. */
  static final long HALF_CLOSED_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Terms terms;
  private final Consumer<Tunnel> removal;
  private final TunnelSide client = new TunnelSide(this, CloseFrame::forClient);
  private final TunnelSide service = new TunnelSide(this, CloseFrame::forService);
  private long progress;
  private long waited;
  private @Nullable CloseCode closing;
  private int said = TunnelEnd.ABNORMAL;
  private boolean over;

  /**
   * What a tunnel keeps to.
   *
   * @param route what its route was when it opened: equal for one that a reload has not changed
   * @param idle how long nothing may pass
   * @param expiresAt when its principal's token expires, in milliseconds of the epoch; {@link
   *     Long#MAX_VALUE} for never
   * @param over told when it is closed
   */
  public record Terms(Object route, Duration idle, long expiresAt, Consumer<TunnelEnd> over) {}

  /**
   * A tunnel whose sides are not connected yet.
   *
   * @param removal told when it is closed
   */
  Tunnel(Terms terms, Consumer<Tunnel> removal) {
    this.terms = terms;
    this.removal = removal;
  }

  /** What its route was when it opened. */
  Object route() {
    return terms.route();
  }

  /** The handler of the client's connection; to be connected first. */
  public ChannelHandler client() {
    return client;
  }

  /** The handler of the service's connection. */
  public ChannelHandler service() {
    return service;
  }

  boolean isClosing() {
    return closing != null;
  }

  /** Tells both sides that it ends; whoever says nothing within a second is closed. */
  void close(CloseCode why) {
    if (closing != null || over) {
      return;
    }
    closing = why;
    waited = 0;
    client.sendClose(why);
    service.sendClose(why);
  }

  /**
   * Looks whether its time is over.
   *
   * @param elapsed since the last look, in nanoseconds
   * @param now in milliseconds of the epoch
   */
  void look(long elapsed, long now) {
    long passed = client.received() + service.received() - client.unsent() - service.unsent();
    waited = passed == progress || closing != null ? waited + elapsed : 0;
    progress = passed;
    if (closing != null) {
      closeWhere(waited > CLOSING_NANOS);
    } else if (client.isEnding() || service.isEnding()) {
      closeWhere(waited > Math.min(HALF_CLOSED_NANOS, terms.idle().toNanos()));
    } else if (now >= terms.expiresAt()) {
      close(CloseCode.TOKEN_EXPIRED);
    } else if (waited > terms.idle().toNanos()) {
      close(CloseCode.IDLE);
    }
  }

  private void closeWhere(boolean late) {
    if (late) {
      client.close();
      service.close();
    }
  }

  TunnelSide otherThan(TunnelSide side) {
    return side == client ? service : client;
  }

  /**
   * A side has sent a Close frame; where that answers the gateway's, nothing else is waited for.
   */
  void saidClose(TunnelSide side) {
    if (said == TunnelEnd.ABNORMAL) {
      said = side.closeCode();
    }
    if (closing != null) {
      side.finish();
    }
  }

  /** The connection of a side is closed, and with it that of the other, behind what it is sent. */
  void closed(TunnelSide side) {
    TunnelSide other = otherThan(side);
    if (!other.isClosed() && other.unsent() > 0) {
      other.closeBehind();
      return;
    }
    if (!over) {
      over = true;
      removal.accept(this);
      int code = closing == null ? said : closing.code();
      terms.over().accept(new TunnelEnd(client.received(), service.received(), code));
    }
    other.close();
  }
}
