// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.discovery.FakeApiServer.event;
import static dev.facet.upstream.discovery.FakeApiServer.list;
import static dev.facet.upstream.discovery.FakeApiServer.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.discovery.FakeApiServer.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KubernetesSourceTest extends WithApiServer {
  @BeforeEach
  void start() throws IOException {
    Files.writeString(account.resolve("token"), "first-token\n");
    Files.writeString(account.resolve("namespace"), "shop");
    start(settings(api.port()), config(null, null));
  }

  @Test
  void listsOnceAndWatchesFromThere() throws Exception {
    Asked list = api.next();
    assertEquals(
        "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices"
            + "?labelSelector=kubernetes.io%2Fservice-name%3Dreviews&limit=200",
        list.target());
    assertEquals("Bearer first-token", list.token());
    list.respond(200, list("7", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());

    Asked watch = api.next();
    assertEquals(
        list.target().replace("&limit=200", "")
            + "&watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=240",
        watch.target());
    watch.event(event("ADDED", slice("b", "10.0.0.2"), "8"));
    assertEquals(A, told.next());
    assertEquals(A + ", " + B, told.next());
    watch.event(event("MODIFIED", slice("b", "10.0.0.3"), "9"));
    assertEquals(A + ", " + B.replace("0.2", "0.3"), told.next());
    watch.event(event("DELETED", slice("a", "10.0.0.1"), "10"));
    assertEquals(B.replace("0.2", "0.3"), told.next());
  }

  @Test
  void watchesOnFromTheLatestBookmark() throws Exception {
    Asked watch = watching("7");
    watch.event("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"42\"}}}");
    watch.end();

    assertWithin(timers.step(), 500, 1_000);
    Asked again = api.next();
    assertTrue(again.target().contains("resourceVersion=42&"), again.target());
    again.event(event("ADDED", slice("b", "10.0.0.2"), "43"));
    assertEquals(A, told.next());
    assertEquals(A + ", " + B, told.next());
  }

  @Test
  void watchesOnWhereTheConnectionBreaks() throws Exception {
    Asked watch = watching("7");
    watch.event(event("ADDED", slice("b", "10.0.0.2"), "8"));
    told.next();
    watch.reset();

    timers.step();
    assertTrue(api.next().target().contains("resourceVersion=8&"));
  }

  @Test
  void listsAgainWhereTheVersionIsGone() throws Exception {
    Asked watch = watching("7");
    watch.event("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410}}");

    assertEquals(1, timers.step());
    Asked list = api.next();
    assertFalse(list.isWatch());
    list.respond(200, list("50", slice("b", "10.0.0.2")));
    assertEquals(B, told.next());

    api.next().respond(410, "{}");
    assertWithin(timers.step(), 1_000, 2_000);
    assertFalse(api.next().isWatch());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | 403: the service account may not read endpointslices.discovery.k8s.io in namespace \
          shop; grant it list and watch
          401 | 401: the API server does not accept the token of the service account
          404 | 404: the API server has no discovery.k8s.io/v1
          500 | the API server responds with status 500
          200 | the API server's response is not a list or an event of slices
          """)
  void saysWhyItMayNotLookAndLooksAgainEverMoreSeldom(int status, String cause) throws Exception {
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      api.next().respond(status, "{}");
      assertEquals("failed: " + cause, told.next());
      assertWithin(timers.step(), pause / 2, pause);
    }
    api.next().respond(200, list("7", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  @Test
  void aWatchThatIsForbiddenIsToldAndItsEndToo() throws Exception {
    api.next().respond(200, list("7", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
    api.next().respond(403, "{}");
    assertTrue(told.next().startsWith("failed: 403"));
    timers.step();

    api.next()
        .event("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"8\"}}}");
    assertEquals(A, told.next());
  }

  @Test
  void anEventThatIsNoneIsToldAndSlicesAreListedAgain() throws Exception {
    watching("7").event("no JSON");

    assertEquals(
        "failed: the API server's response is not a list or an event of slices", told.next());
    timers.step();
    assertFalse(api.next().isWatch());
  }

  @Test
  void takesTheTokenAndTheNamespaceAsTheyAreNow() throws Exception {
    watching("7").end();
    Files.writeString(account.resolve("token"), "second-token");

    timers.step();
    assertEquals("Bearer second-token", api.next().token());
  }

  @Test
  void saysWhatIsWrongWithTheFilesAndNothingOfTheToken() throws Exception {
    api.next().respond(500, "");
    told.next();
    Files.writeString(account.resolve("token"), "a secret\nin two lines");
    timers.step();
    assertEquals("failed: the file token of the service account holds no token", told.next());

    Files.delete(account.resolve("token"));
    timers.step();
    assertEquals("failed: the file token of the service account cannot be read", told.next());
  }

  @Test
  void theApiServerIsWhereThePodIsTold() {
    Path files = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    assertEquals(
        new KubernetesSettings("[fd00::1]", 6443, true, files, KubernetesSettings.PATIENCE),
        KubernetesSettings.of(
            Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443")));
    assertEquals(
        new KubernetesSettings("10.0.0.1", 443, true, files, KubernetesSettings.PATIENCE),
        KubernetesSettings.of(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")));
    assertEquals(
        new KubernetesSettings("", 443, true, files, KubernetesSettings.PATIENCE),
        KubernetesSettings.of(Map.of()));
  }

  @Test
  void saysThatItIsNotInACluster() throws Exception {
    ToldEndpoints elsewhere = new ToldEndpoints();
    EndpointSource lost =
        sources(new KubernetesSettings("", 443, true, account, KubernetesSettings.PATIENCE))
            .of(discover(config(null, null)));
    lost.start(elsewhere);

    assertEquals("failed: not in a cluster: KUBERNETES_SERVICE_HOST is not set", elsewhere.next());
    lost.close();
  }

  /** Lists one slice, and opens the watch. */
  private Asked watching(String version) throws InterruptedException {
    api.next().respond(200, list(version, slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
    Asked watch = api.next();
    watch.event(event("MODIFIED", slice("a", "10.0.0.1"), version));
    assertEquals(A, told.next());
    assertEquals(A, told.next());
    return watch;
  }

  private KubernetesSettings settings(int port) {
    return new KubernetesSettings("127.0.0.1", port, false, account, KubernetesSettings.PATIENCE);
  }

  private static void assertWithin(long actual, long least, long most) {
    assertTrue(actual >= least && actual <= most, () -> "pause: " + actual);
  }
}
