// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.CacheStore;
import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.ForwardConfig;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.ServiceAuthConfig;
import dev.facet.upstream.config.SignerConfig;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings of a service keep gateways from sharing what they keep. */
final class DecidingSettingsTest {
  private static final String URL = "https://users.internal/api";

  private static ConfigBuilder service() {
    return ConfigBuilder.at(URL);
  }

  private static String digest(ConfigBuilder service) {
    return DecidingSettings.digest("users", service.build());
  }

  @Test
  void eachSettingThatDecidesAResponseMakesAnotherDigest() {
    List<ConfigBuilder> services =
        List.of(
            service(),
            ConfigBuilder.at("https://users.internal/v2"),
            service().and("https://other.internal/api", 1),
            service().with("headers", Map.of("x-tenant", new Secret("A"))),
            service().with("headers", Map.of("x-tenant", new Secret("B"))),
            service().with("headers", Map.of("x-other", new Secret("A"))),
            service().forward(false, "x-tenant"),
            service().forward(true),
            service().with("forward", new ForwardConfig(null, null, "x-left")),
            service().with("compression", true),
            service().with("cache", varying("x-forwarded-host")),
            service().with("tls", new TlsConfig(null, null, null, "users", null)),
            service().with("auth", token("one", "read")),
            service().with("auth", token("two", "read")),
            service().with("auth", token("one", "write")),
            service().with("auth", signer("key", "A")),
            service().with("auth", signer("key", "B")));

    Set<String> digests = new HashSet<>();
    services.forEach(each -> digests.add(digest(each)));

    assertEquals(services.size(), digests.size());
    assertFalse(digests.contains(DecidingSettings.digest("orders", service().build())));
  }

  private static CacheConfig varying(String... names) {
    return new CacheConfig(true, null, null, List.of(names), CacheStore.REDIS);
  }

  private static ServiceAuthConfig token(String client, String scope) {
    return new ServiceAuthConfig(
        new ClientCredentialsConfig(
            URI.create("https://id.example/token"),
            client,
            new Secret("secret"),
            List.of(scope),
            null,
            null),
        null);
  }

  private static ServiceAuthConfig signer(String setting, String value) {
    return new ServiceAuthConfig(null, new SignerConfig("own", Map.of(setting, new Secret(value))));
  }

  @Test
  void timesBoundsAndTheOrderOfThingsMakeNone() {
    ConfigBuilder tuned =
        service()
            .timeout(Duration.ofSeconds(1), Duration.ofSeconds(2))
            .pool(1, 2)
            .with("maxResponse", new DataSize(1_000))
            .with("cache", new CacheConfig(true, new DataSize(9), null, null, CacheStore.REDIS));
    Map<String, Secret> headers = Map.of("X-A", new Secret("1"), "x-b", new Secret("2"));
    Map<String, Secret> same = Map.of("x-B", new Secret("2"), "x-a", new Secret("1"));

    assertEquals(digest(service()), digest(tuned));
    assertEquals(
        digest(ConfigBuilder.at("http://a").and("http://b", 1)),
        digest(ConfigBuilder.at("http://b").and("http://a", 9)));
    assertEquals(
        digest(service().with("headers", headers)), digest(service().with("headers", same)));
  }

  /** A renewed certificate names whom the old one named. */
  @Test
  void aCertificateDecidesByWhomItNames(@TempDir Path folder) throws Exception {
    TestPem authority = TestPem.authority(folder);

    String first = digest(showing(authority.sign("first", "gateway")));
    String renewed = digest(showing(authority.sign("renewed", "gateway")));
    String other = digest(showing(authority.sign("other", "stranger")));

    assertEquals(first, renewed);
    assertNotEquals(first, other);
    assertNotEquals(first, digest(service()));
  }

  private static ConfigBuilder showing(TestPem.Signed signed) throws Exception {
    PemFile cert = new PemFile("cert", Files.readString(signed.cert()));
    PemFile key = new PemFile("key", Files.readString(signed.key()));
    return service().with("tls", new TlsConfig(null, cert, key, null, null));
  }

  /** Whoever adds a setting says here on which side it is. */
  @Test
  void everySettingIsKnownToDecideOrNotTo() {
    Stream<String> deciding =
        Stream.of(
            "endpoints", "discover", "headers", "forward", "compression", "tls", "cache", "auth");
    Stream<String> others =
        Stream.of(
            "pool",
            "timeout",
            "breaker",
            "bulkhead",
            "maxResponse",
            "coalesce",
            "maxTarget",
            "balance",
            "slowStart",
            "outliers",
            "hedge",
            "retry",
            "health",
            "protocol");

    assertEquals(
        Stream.of(UpstreamConfig.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet()),
        Stream.concat(deciding, others).collect(Collectors.toSet()));
  }
}
