// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
  private static final Logger ACCESS = LoggerFactory.getLogger("access");

  @Test
  void keepsAccessLinesBackUntilTheyAreLetThrough() {
    boolean before = ACCESS.isErrorEnabled();

    Runnable again = Logs.withoutAccessLines();
    assertFalse(ACCESS.isErrorEnabled());
    again.run();

    assertTrue(before);
    assertTrue(ACCESS.isErrorEnabled());
  }
}
