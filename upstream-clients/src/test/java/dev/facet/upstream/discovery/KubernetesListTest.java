// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.discovery.FakeApiServer.event;
import static dev.facet.upstream.discovery.FakeApiServer.list;
import static dev.facet.upstream.discovery.FakeApiServer.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.config.DataSize;
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

/** Lists of slices that are long, break off, or are none. */
final class KubernetesListTest extends WithApiServer {
  private static final String MALFORMED =
      "failed: the API server's response is not a list or an event of slices";

  @BeforeEach
  void start() throws IOException {
    Files.writeString(account.resolve("token"), "token");
    start(KubernetesSettings.PATIENCE.list(), DataSize.kibibytes(2));
  }

  private void start(Duration patience, DataSize maxList) {
    start(
        new KubernetesSettings(
            "127.0.0.1",
            api.port(),
            false,
            account,
            new KubernetesSettings.Patience(patience, KubernetesSettings.PATIENCE.watch())),
        config("shop", maxList));
  }

  @Test
  void asksForAllPagesAndTellsThemAsOne() throws Exception {
    api.next().respond(200, page("7", "a b&", slice("a", "10.0.0.1")));

    Asked second = api.next();
    assertTrue(second.target().endsWith("&limit=200&continue=a+b%26"), second.target());
    second.respond(200, page("7", "", slice("b", "10.0.0.2")));

    assertEquals(A + ", " + B, told.next());
    assertTrue(api.next().target().contains("&resourceVersion=7&"));
  }

  @Test
  void beginsAnewWhereAPageIsNoLongerThere() throws Exception {
    api.next().respond(200, page("7", "more", slice("a", "10.0.0.1")));
    api.next().respond(410, "{}");
    assertEquals(
        "failed: 410: the list was too old before all of its pages were read", told.next());

    timers.step();
    Asked again = api.next();
    assertFalse(again.target().contains("continue"), again.target());
    again.respond(200, page("9", "", slice("b", "10.0.0.2")));
    assertEquals(B, told.next());
  }

  @Test
  void isNotReadBeyondItsLimitAllPagesTogether() throws Exception {
    String tooLong =
        "failed: the list of slices is longer than 2KiB; raise discover.kubernetes.maxList";
    api.next().respond(200, " ".repeat(2_049));
    assertEquals(tooLong, told.next());

    timers.step();
    api.next().respond(200, page("7", "more", "") + " ".repeat(1_500));
    api.next().respond(200, page("7", "more", "") + " ".repeat(1_500));
    assertEquals(tooLong, told.next());

    timers.step();
    api.next().respond(200, list("8", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"items\":{},\"metadata\":{\"resourceVersion\":\"7\"}}",
        "{\"items\":[1],\"metadata\":{\"resourceVersion\":\"7\"}}",
        "{\"items\":[],\"metadata\":{}}"
      })
  void whatIsNoListIsToldAndAskedForAgain(String body) throws Exception {
    api.next().respond(200, body);
    assertEquals(MALFORMED, told.next());

    timers.step();
    api.next().respond(200, list("8", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  /** Its head is there in time, and all that is sent keeps the connection alive. */
  @Test
  void aListThatNeverEndsIsGivenUp() throws Exception {
    api.next();
    source.close();
    start(Duration.ofMillis(50), DataSize.kibibytes(2));
    Asked list = api.next();
    Promise<Void> closed = Promise.promise();
    list.response().closeHandler(_ -> closed.complete());
    list.event("{");

    assertEquals("failed: the API server did not respond in time", told.next());
    closed.future().await(60, TimeUnit.SECONDS);
    timers.step();
    assertFalse(api.next().isWatch());
  }

  @Test
  void aPageThatComesTooLateIsNotFollowed() throws Exception {
    api.next();
    source.close();
    start(Duration.ofMillis(50), DataSize.kibibytes(2));
    Asked late = api.next();
    assertEquals("failed: the API server did not respond in time", told.next());

    late.respond(200, page("7", "more", slice("a", "10.0.0.1")));

    timers.step();
    assertFalse(api.next().target().contains("continue"));
  }

  @Test
  void aListOfMorePagesThanAnyClusterHasIsGivenUp() throws Exception {
    api.next();
    source.close();
    start(Duration.ofHours(1), DataSize.mebibytes(1));
    for (int i = 0; i < 1_000; i++) {
      api.next().respond(200, "{\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\"x\"}}");
    }

    assertEquals("failed: the list of slices has more than 1000 pages", told.next());
    timers.step();
    assertFalse(api.next().target().contains("continue"));
  }

  @Test
  void aListThatBreaksOffIsToldAndAskedForAgain() throws Exception {
    Asked list = api.next();
    list.event("{\"metadata\":");
    list.reset();
    assertEquals(
        "failed: the API server closed the connection before its response was complete",
        told.next());

    timers.step();
    api.next().respond(200, list("8", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  @Test
  void aServiceWithoutSlicesIsTold() throws Exception {
    api.next().respond(200, list("7"));
    assertEquals("failed: it has no EndpointSlice in namespace shop", told.next());

    api.next().event(event("ADDED", slice("a", "10.0.0.1"), "8"));
    assertEquals("failed: it has no EndpointSlice in namespace shop", told.next());
    assertEquals(A, told.next());
  }

  private static String page(String version, String more, String slice) {
    return "{\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"},\"items\":[%s]}"
        .formatted(version, more, slice);
  }
}
