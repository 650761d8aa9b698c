// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.connection.BufferMemory.Level;
import io.netty.channel.ChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferMemoryTest {
  private final AtomicLong taken = new AtomicLong();
  private final BufferMemory memory = new BufferMemory(taken::get, 800);

  @ParameterizedTest
  @CsvSource({
    "0, PLENTY, 65536, 131072", "200, PLENTY, 65536, 131072",
    "201, SCARCE, 16384, 32768", "300, SCARCE, 16384, 32768",
    "301, SPENT, 16384, 32768", "400, SPENT, 16384, 32768",
    "401, EXHAUSTED, 2048, 32768"
  })
  void whoIsSlowHasLessTheLessThereIs(long bytes, Level level, int read, int ahead) {
    ChannelConfig writes = new EmbeddedChannel().config();
    taken.set(bytes);

    assertEquals(level, memory.look());
    assertEquals(level, memory.level());
    assertEquals(read, memory.bounded(65_536));
    memory.bound(writes);
    assertEquals(ahead, writes.getWriteBufferWaterMark().high());
  }

  @Test
  void whatWaitsInTheHeapCountsToo() {
    memory.waits(250);
    taken.set(100);
    assertEquals(Level.SPENT, memory.look());
    memory.waits(-250);
    assertEquals(Level.PLENTY, memory.look());
  }

  @Test
  void itIsLookedAtAsBytesPass() {
    taken.set(500);
    for (int i = 0; i < 16; i++) {
      memory.passed(65_536);
    }
    assertEquals(Level.EXHAUSTED, memory.level());
  }
}
