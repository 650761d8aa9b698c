// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.io.IOException;
import java.net.BindException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BindFailureTest {
  private static SourceSpan place(String path) {
    return new SourceText("facet.yaml", path).span(1, 1, path.length());
  }

  @Test
  void namesListenerAndPlace() {
    Throwable taken =
        Objects.requireNonNull(
            BindFailure.of(new IOException("Address already in use"), "two", "127.0.0.1", 8081)
                .cause());

    Throwable placed = BindFailure.at(taken, BindFailureTest::place);

    assertInstanceOf(BindException.class, placed);
    assertEquals(
        "listeners.two.port at facet.yaml:1:1, 127.0.0.1:8081, Address already in use",
        placed.getMessage());
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    Throwable other = new IllegalStateException("other");

    assertSame(other, BindFailure.at(other, BindFailureTest::place));
  }
}
