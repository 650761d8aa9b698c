// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.discovery.FakeApiServer.list;
import static dev.facet.upstream.discovery.FakeApiServer.slice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.KubernetesConfig;
import dev.facet.upstream.discovery.FakeApiServer.Asked;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API server over TLS, whose authority is in the files of the service account. */
final class KubernetesTlsTest {
  private static final String A = "http://10.0.0.1:8080 as http://reviews.shop.svc:8080";

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final SteppedTimers timers = new SteppedTimers();
  private final ToldEndpoints told = new ToldEndpoints();
  private TestPem authority;
  private @Nullable FakeApiServer started;
  private EndpointSource source = EndpointSource.NONE;

  @BeforeEach
  void makeAuthority() throws IOException, InterruptedException {
    authority = TestPem.authority(folder.resolve("made"));
    Files.writeString(folder.resolve("token"), "first-token");
    Files.writeString(folder.resolve("namespace"), "shop");
    Files.copy(authority.ca(), folder.resolve("ca.crt"));
  }

  private FakeApiServer api() {
    return Objects.requireNonNull(started, "not started");
  }

  @AfterEach
  void close() {
    source.close();
    if (started != null) {
      started.close();
    }
    vertx.close().await();
  }

  @Test
  void isTrustedByTheAuthorityOfTheServiceAccountAndKnowsRenewedTokens() throws Exception {
    start("localhost");
    found("Bearer first-token");

    Asked watch = api().next();
    Files.writeString(folder.resolve("token"), "second-token");
    watch.end();
    timers.step();
    assertEquals("Bearer second-token", api().next().token());
  }

  @Test
  void aCertificateOfAnotherHostIsCalledSo() throws Exception {
    start("kubernetes.default.svc");

    String words = told.next();
    assertTrue(
        words.startsWith("failed: TLS: the API server's certificate is for another host name: "),
        words);
  }

  @Test
  void aCertificateThatHasExpiredIsCalledSo() throws Exception {
    start("localhost", "-startdate", "-10d", "-validity", "1");

    String words = told.next();
    assertTrue(
        words.startsWith("failed: TLS: the API server's certificate has expired (NotAfter: "),
        words);
  }

  @Test
  void anAuthorityThatIsReplacedCountsFromTheNextLookOn() throws Exception {
    TestPem stranger = TestPem.authority(folder.resolve("stranger"));
    Files.writeString(folder.resolve("ca.crt"), Files.readString(stranger.ca()));
    start("localhost");
    assertTrue(told.next().startsWith("failed: TLS: "));

    Files.writeString(folder.resolve("ca.crt"), Files.readString(authority.ca()));
    timers.step();
    found("Bearer first-token");
  }

  @Test
  void anAuthorityThatCannotBeReadIsToldAndChangesNothing() throws Exception {
    start("localhost");
    found("Bearer first-token");
    Asked first = api().next();
    Files.writeString(folder.resolve("ca.crt"), "no certificate");
    first.end();
    assertEquals(A, told.next());
    timers.step();
    assertEquals(
        "failed: the file ca.crt of the service account holds no certificate that is valid today",
        told.next());

    Files.delete(folder.resolve("ca.crt"));
    timers.step();
    assertEquals("failed: the file ca.crt of the service account cannot be read", told.next());

    Files.copy(authority.ca(), folder.resolve("ca.crt"));
    timers.step();
    Asked watch = api().next();
    assertTrue(watch.isWatch());
    watch.event("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"8\"}}}");
    assertEquals(A, told.next());
  }

  private void found(String token) throws InterruptedException {
    Asked list = api().next();
    assertEquals(token, list.token());
    list.respond(200, list("7", slice("a", "10.0.0.1")));
    assertEquals(A, told.next());
  }

  private void start(String host, String... more) throws IOException, InterruptedException {
    started = FakeApiServer.startTls(vertx, authority.sign("api", host, more).options());
    KubernetesConfig config = new KubernetesConfig("reviews", "http", null, null);
    source =
        new SystemSources(
                vertx,
                timers,
                folder,
                (_, _) -> List.of(),
                DnsSettings.SYSTEM,
                new KubernetesSettings(
                    "localhost", api().port(), true, folder, KubernetesSettings.PATIENCE))
            .of(new DiscoverConfig(null, null, null, null, config, null, null));
    source.start(told);
  }
}
