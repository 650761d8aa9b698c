// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.discovery.FakeApiServer.event;
import static dev.facet.upstream.discovery.FakeApiServer.list;
import static dev.facet.upstream.discovery.FakeApiServer.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.discovery.FakeApiServer.Asked;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches that end, say what is no event, or say too much. */
final class KubernetesWatchTest extends WithApiServer {
  private static final String MALFORMED =
      "failed: the API server's response is not a list or an event of slices";
  private static final String GONE =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410}}\n";

  @BeforeEach
  void start() throws IOException {
    Files.writeString(account.resolve("token"), "token");
    start(KubernetesSettings.PATIENCE);
  }

  private void start(KubernetesSettings.Patience patience) {
    start(
        new KubernetesSettings("127.0.0.1", api.port(), false, account, patience),
        config("shop", null));
  }

  /** As where the API server's machine is gone: nobody says that the connection is. */
  @Test
  void oneThatIsSilentForTooLongIsBegunAgainWhereItWas() throws Exception {
    api.next();
    source.close();
    start(new KubernetesSettings.Patience(Duration.ofHours(1), Duration.ofMillis(100)));
    listed();
    Asked silent = api.next();
    Promise<Void> closed = Promise.promise();
    silent.response().closeHandler(_ -> closed.complete());
    silent.event("");

    closed.future().await(60, TimeUnit.SECONDS);
    timers.step();
    Asked again = api.next();
    assertTrue(again.isWatch() && again.target().contains("resourceVersion=7&"), again.target());
  }

  /** An API server that sends each watch away is not asked without pause. */
  @Test
  void oneThatEndsAtOnceAgainAndAgainIsBegunEverMoreSeldom() throws Exception {
    listed();
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      api.next().end();
      assertEquals(A, told.next());
      assertWithin(timers.step(), pause / 2, pause);
    }
    assertTrue(api.next().isWatch());
  }

  @Test
  void anEventEndsTheLongPauses() throws Exception {
    for (int i = 0; i < 4; i++) {
      api.next().respond(500, "");
      told.next();
      timers.step();
    }
    listed();
    Asked watch = api.next();
    watch.event(event("MODIFIED", slice("a", "10.0.0.1"), "8"));
    assertEquals(A, told.next());
    assertEquals(A, told.next());
    watch.end();

    assertWithin(timers.step(), 500, 1_000);
  }

  @Test
  void whatFollowsTheEndOfAWatchIsNotTaken() throws Exception {
    listed();
    Asked watch = api.next();
    var _ =
        watch
            .response()
            .setChunked(true)
            .write(GONE + event("ADDED", slice("b", "10.0.0.2"), "9").replace("\n", " ") + "\n");
    assertEquals(A, told.next());

    timers.step();
    Asked list = api.next();
    assertFalse(list.isWatch());
    list.respond(200, list("20", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "null",
        "[]",
        "{}",
        "{\"type\":\"ADDED\"}",
        "{\"type\":\"ADDED\",\"object\":{\"metadata\":5}}",
        "{\"type\":\"ERROR\",\"object\":{\"code\":\"many\"}}"
      })
  void whatIsNoEventEndsTheWatchAndItsConnection(String line) throws Exception {
    listed();
    Asked watch = api.next();
    Promise<Void> closed = Promise.promise();
    watch.response().closeHandler(_ -> closed.complete());
    watch.event(line);

    assertEquals(A, told.next());
    assertEquals(MALFORMED, told.next());
    closed.future().await(60, TimeUnit.SECONDS);
    timers.step();
    assertFalse(api.next().isWatch());
  }

  @Test
  void anEventThatIsTooLongIsToldAndSlicesAreListedAgain() throws Exception {
    listed();
    api.next().event("x".repeat(9 << 20));
    assertEquals(A, told.next());

    assertEquals("failed: an event of the API server is longer than 8 MiB", told.next());
    timers.step();
    assertFalse(api.next().isWatch());
  }

  private void listed() throws InterruptedException {
    api.next().respond(200, list("7", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  private static void assertWithin(long actual, long least, long most) {
    assertTrue(actual >= least && actual <= most, () -> "pause: " + actual);
  }
}
