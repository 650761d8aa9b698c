// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Problem;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at a connection that is idle, which may be so for a minute, once a second. */
class OpenConnectionsTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final AtomicLong clock = new AtomicLong();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final OpenConnections connections = new OpenConnections(clock::get);

  @BeforeEach
  void open() {
    connections.setPeriod(SECOND);
    ClientLimits limits = new ClientLimits(10 * SECOND, 30 * SECOND, 1_024, 60 * SECOND);
    connections.opened(
        new ClientConnection(
            channel,
            new ClosingChannel(channel),
            limits,
            ClientConnectionTest.input(channel),
            () -> {}));
    lookAfter(1);
  }

  @AfterEach
  void close() {
    var _ = channel.finishAndReleaseAll();
  }

  private void lookAfter(long seconds) {
    clock.addAndGet(seconds * SECOND);
    connections.look();
  }

  @Test
  void closeAConnectionThatIsIdleForTooLong() {
    for (int i = 0; i < 60; i++) {
      lookAfter(1);
    }
    assertTrue(channel.isOpen());

    lookAfter(1);
    assertFalse(channel.isOpen());
  }

  @Test
  void doNotBlameClientsForAnEventLoopThatIsLate() {
    lookAfter(600);
    assertTrue(channel.isOpen());

    for (int i = 0; i < 58; i++) {
      lookAfter(1);
    }
    assertTrue(channel.isOpen());

    lookAfter(1);
    assertFalse(channel.isOpen());
  }

  /** A connection that says whether it waits. */
  private record Waiting(boolean waits) implements WatchedConnection {
    @Override
    public void look(long elapsed) {}

    @Override
    public void giveUp(Problem problem) {}

    @Override
    public boolean stop(boolean late) {
      return waits;
    }

    @Override
    public void cut() {}
  }

  @Test
  void aStopWaitsWhereOneOfThemDoes() {
    OpenConnections both = new OpenConnections(clock::get);
    both.opened(new Waiting(false));
    assertFalse(both.stop(false));
    both.opened(new Waiting(true));
    assertTrue(both.stop(false));
  }
}
