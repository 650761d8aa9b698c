// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopSignalTest {
  @Test
  void letsTheProcessEndOnlyAfterTheCommandPutEverythingAway() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    StopSignal signal = StopSignal.arm(Duration.ofSeconds(20));
    Thread hook =
        Thread.ofVirtual()
            .start(() -> {
              signal.raise();
              events.add("process ends");
            });

    signal.await();
    events.add("command closes");
    signal.close();
    hook.join();

    assertEquals(List.of("command closes", "process ends"), events);
  }

  @Test
  void doesNotWaitForEver() {
    StopSignal signal = StopSignal.arm(Duration.ZERO);

    signal.raise();

    assertFalse(Thread.currentThread().isInterrupted());
    signal.close();
  }
}
