// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncodedBodiesTest {
  private final EncodedBodies bodies = new EncodedBodies();
  private final List<Promise<Buffer>> made = new ArrayList<>();

  private Future<Buffer> of(String name) {
    return bodies.of(
        name,
        () -> {
          Promise<Buffer> promise = Promise.promise();
          made.add(promise);
          return promise.future();
        });
  }

  @Test
  void encodesOnceAlsoWhileItIsBeingMade() {
    Future<Buffer> first = of("a");
    Future<Buffer> other = of("b");
    Future<Buffer> second = of("a");
    made.getFirst().complete(Buffer.buffer("compressed"));

    assertEquals(2, made.size());
    assertSame(first.result(), second.result());
    assertSame(first, of("a"));
    assertNotSame(first, other);
    assertSame(other, of("b"));
  }
}
