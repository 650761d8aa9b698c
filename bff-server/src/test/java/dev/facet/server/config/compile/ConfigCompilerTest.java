// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ClientTimeouts;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.config.listener.ShutdownConfig;
import dev.facet.server.config.route.Auth;
import dev.facet.server.config.route.MatchConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.yaml.ConfigSpans;
import dev.facet.server.plugin.IpRange;
import dev.facet.server.route.PathPattern;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.BulkheadConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.ForwardConfig;
import dev.facet.upstream.config.InvalidSetting;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.PoolConfig;
import dev.facet.upstream.config.TimeoutConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // a missing value fails the test either way
class ConfigCompilerTest {
  static String resource(String name) {
    try (InputStream in = ConfigCompilerTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void readsEverySetting() {
    GatewayConfig config = ConfigFixture.good(resource("complete.yaml")).config();

    ListenerConfig open = config.listeners().main();
    assertEquals(8181, open.port());
    assertEquals("::", open.address());
    assertEquals(
        List.of(IpRange.valueOf("127.0.0.1/32"), IpRange.valueOf("::1")), open.trustedProxies());
    assertEquals(
        new RequestLimits(
            new DataSize(4096),
            DataSize.kibibytes(16),
            50,
            DataSize.mebibytes(2),
            500,
            50,
            60,
            200),
        open.limits());
    assertEquals(
        new ClientTimeouts(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            new DataSize(500),
            Duration.ofSeconds(75)),
        open.timeouts());
    assertEquals(new ShutdownConfig(Duration.ZERO, Duration.ofSeconds(3)), open.shutdown());
    assertEquals(new ManagementConfig(0, "127.0.0.2"), config.listeners().management());

    UpstreamConfig catalog = config.services().get("catalog");
    assertNotNull(catalog);
    assertEquals(
        List.of(
            new EndpointConfig(URI.create("http://catalog-1:8080/v1"), 1),
            new EndpointConfig(URI.create("https://catalog-2"), 2)),
        catalog.endpoints());
    assertEquals(new PoolConfig(32, 0, null, Duration.ofSeconds(20), null), catalog.pool());
    assertEquals(
        new TimeoutConfig(
            Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(8), null),
        catalog.timeout());
    assertEquals(
        new BreakerConfig(
            10, new Percentage(12.5), Duration.ofSeconds(8), Duration.ofDays(1), List.of(500, 503)),
        catalog.breaker());
    assertEquals(new BulkheadConfig(7, null), catalog.bulkhead());
    assertEquals(new ForwardConfig(List.of("accept-language"), true, null), catalog.forward());
    assertEquals("s3cr3t-key", catalog.headers().get("x-api-key").value());
    assertEquals("Bearer s3cr3t-token", catalog.headers().get("x-token").value());
    assertEquals(new DataSize(10_000_000), catalog.maxResponse());

    FrontendConfig web = config.frontends().get("web");
    assertNotNull(web);
    assertEquals(PathPattern.parse("/graphql/web"), web.path());
    assertEquals(List.of("shared/*.graphql", "*.graphql"), web.schema());
    assertEquals(List.of("web-cors", "user"), web.use());
    assertNull(web.auth());
    assertEquals(true, web.introspection());
    assertEquals(
        new FrontendConfig.LimitsConfig(
            1, 2, 3, 4, 9, 5, new DataSize(6), 7, 10, Duration.ofSeconds(8)),
        web.limits());

    RouteConfig orders = config.routes().getFirst();
    assertEquals("orders", orders.id());
    assertEquals(
        new MatchConfig(
            null,
            PathPattern.parse("/v1/orders/*"),
            null,
            List.of("GET", "POST"),
            List.of("*.shop.example"),
            null,
            null,
            null),
        orders.match());
    assertEquals(Map.of("catalog", 95, "users", 5), orders.forward().to().services());
    assertEquals(PathPattern.parse("/v1"), orders.forward().rewrite().strip());
    assertEquals(List.of("orders.read"), orders.require().scopes());
    assertEquals(true, orders.forward().preserveHost());
    assertEquals(Auth.NONE, config.routes().getLast().auth());
  }

  @Test
  void keepsTheOrderOfTheFile() {
    GatewayConfig config = ConfigFixture.good(resource("complete.yaml")).config();
    assertEquals(List.of("users", "catalog"), List.copyOf(config.services().keySet()));
    assertEquals(List.of("web-cors", "user"), List.copyOf(config.policies().keySet()));
  }

  @Test
  void decodesPoliciesIntoTheRecordsOfTheirPlugins() {
    ConfigDocument document = ConfigFixture.good(resource("complete.yaml"));
    assertEquals("cors", document.config().policies().get("web-cors").plugin());
    assertEquals(
        new ConfigFixture.CorsConfig(List.of("https://shop.example"), true, Duration.ofMinutes(10)),
        document.settings().get("web-cors"));
  }

  @Test
  void setsDefaults() {
    GatewayConfig config =
        ConfigFixture.good(
                """
                version: 1
                services: { a: { endpoints: [{ url: "http://a" }] } }
                frontends: { web: { path: /graphql, schema: [web.graphql], auth: none } }
                routes: [{ id: all, match: { path: /* }, auth: none, to: { a: 1 } }]
                """)
            .config();
    assertEquals(new ListenersConfig(null, null), config.listeners());
    assertEquals(8080, config.listeners().main().port());
    assertEquals("0.0.0.0", config.listeners().main().address());
    assertEquals(List.of(), config.listeners().main().trustedProxies());
    RequestLimits limits = config.listeners().main().limits();
    assertEquals(
        "8KiB 32KiB 100 1MiB",
        words(limits.uri(), limits.headers(), limits.headerCount(), limits.body()));
    ClientTimeouts timeouts = config.listeners().main().timeouts();
    assertEquals(
        "PT10S PT30S 1KiB PT1M",
        words(timeouts.header(), timeouts.body(), timeouts.bodyRate(), timeouts.idle()));
    assertEquals(
        new ShutdownConfig(Duration.ofSeconds(5), Duration.ofSeconds(20)),
        config.listeners().main().shutdown());
    assertEquals(9090, config.listeners().management().port());
    assertEquals("127.0.0.1", config.listeners().management().address());
    assertEquals(Map.of(), config.policies());
    FrontendConfig web = config.frontends().get("web");
    assertEquals(List.of(), web.use());
    assertNull(web.introspection());
    FrontendConfig.LimitsConfig graphql = web.limits();
    assertEquals(
        "15 30 20 50 10 2000 100000B 100 1000 PT15S",
        words(
            graphql.depth(),
            graphql.aliases(),
            graphql.rootFields(),
            graphql.directives(),
            graphql.operations(),
            graphql.tokens(),
            graphql.characters(),
            graphql.upstreamCalls(),
            graphql.cost(),
            graphql.deadline()));
    RouteConfig all = config.routes().getFirst();
    assertEquals(new MatchConfig(null, null, null, null, null, null, null, null), all.match());
    assertEquals("/*", all.match().path().toString());
    assertNull(all.forward().preserveHost());
    assertNull(all.forward().rewrite());
    assertNull(all.require());
  }

  @Test
  void readsTheBenchmarkConfiguration() {
    GatewayConfig config = ConfigFixture.good(resource("bench.yaml")).config();
    assertEquals(256, config.services().get("blog").pool().max());
    assertEquals("/*", config.routes().getFirst().match().path().toString());
  }

  @Test
  void rejectsOnlyWhatIsPlannedInTheDesignExample() {
    List<Diagnostic> findings = ConfigFixture.findings(resource("design.yaml"));
    assertFalse(findings.isEmpty());
    for (Diagnostic finding : findings) {
      boolean fileOfTheExample = finding.code() == ConfigCode.UNREADABLE_FILE;
      assertTrue(
          fileOfTheExample || finding.code() == ConfigCode.NOT_AVAILABLE, finding.toString());
    }
  }

  @Test
  void knowsWhereSettingsStand() {
    ConfigSpans spans = ConfigFixture.good(resource("complete.yaml")).spans();
    assertEquals("\"*.graphql\"", spans.value("frontends.web.schema[1]").text());
    assertEquals("catalog", spans.key("services.catalog").text());
    assertEquals("facet.yaml:13:3", spans.key("services.catalog").toString());
    assertEquals("id", spans.key("routes[0]").text());
    assertEquals("orders", spans.value("routes[0].id").text());
    assertNull(spans.value("services.missing"));
    assertNull(spans.value("routes[9]"));
    assertNull(spans.key("routes[x].id"));
    SourceSpan catalog = spans.value("services.catalog");
    assertTrue(catalog.text().startsWith("endpoints:"));
    assertTrue(catalog.text().endsWith("maxResponse: 10MB"));
    assertEquals("limits", spans.nearest("frontends.web.limits.tokenz").text());
    assertEquals("v", spans.nearest("nowhere").text());
  }

  @Test
  void placesWhatAPluginRejectsLater() {
    ConfigDocument document = ConfigFixture.good(resource("complete.yaml"));
    Diagnostic.Error error =
        document.rejection(
            "policies.web-cors.cors", new InvalidSetting("maxAge", "PT10M", "5m or less"));
    assertEquals("maxAge: 10m (expected: 5m or less)", error.message());
    assertEquals("10m", error.span().text());
  }

  @Test
  void carriesWarningsWithTheValue() {
    Compilation<ConfigDocument> compilation =
        ConfigFixture.compile(
            """
            version: 1
            policies: { id: { correlationId: {} } }
            frontends: { web: { path: /graphql, schema: [web.graphql], auth: none } }
            """);
    assertTrue(compilation instanceof Compilation.Compiled);
    assertEquals(ConfigCode.UNUSED_POLICY, compilation.warnings().getFirst().code());
  }

  private static String words(Object... values) {
    return String.join(" ", Arrays.stream(values).map(String::valueOf).toList());
  }
}
