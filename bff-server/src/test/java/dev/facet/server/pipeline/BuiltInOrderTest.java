// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.coding.CompressConfig;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.IpRange;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.accesslog.AccessLogConfig;
import dev.facet.server.plugin.auth.apikey.ApiKeyConfig;
import dev.facet.server.plugin.auth.jwt.JwtAlgorithm;
import dev.facet.server.plugin.auth.jwt.JwtConfig;
import dev.facet.server.plugin.bodylimit.BodyLimitConfig;
import dev.facet.server.plugin.correlation.CorrelationConfig;
import dev.facet.server.plugin.cors.CorsConfig;
import dev.facet.server.plugin.cors.CorsPluginFactory;
import dev.facet.server.plugin.cors.OriginPattern;
import dev.facet.server.plugin.ipfilter.IpFilterConfig;
import dev.facet.server.plugin.limit.LimitKey;
import dev.facet.server.plugin.limit.rate.Limit;
import dev.facet.server.plugin.limit.rate.RateLimitConfig;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuiltInOrderTest {
  private static final Map<String, Record> CONFIGURED = configured();

  private final Vertx vertx = Vertx.vertx();
  private final HandClock clock = new HandClock();
  private final PluginCatalogue catalogue = PluginCatalogue.load();

  @AfterEach
  void close() {
    var _ = vertx.close();
  }

  private static Map<String, Record> configured() {
    List<Limit> limits = List.of(Limit.valueOf("20/1s"));
    Map<String, Record> policies = new LinkedHashMap<>();
    policies.put("correlationId", new CorrelationConfig(null, null));
    policies.put("accessLog", new AccessLogConfig(null, null));
    policies.put(
        "cors",
        new CorsConfig(
            List.of(OriginPattern.valueOf("https://shop.example")), null, null, null, null, null));
    policies.put("ip", new IpFilterConfig(List.of(IpRange.valueOf("192.0.2.0/24")), null));
    policies.put("bodyLimit", new BodyLimitConfig(null));
    policies.put("rateLimit by address", new RateLimitConfig(null, limits, null));
    policies.put(
        "jwt",
        new JwtConfig(
            "https://id.example",
            List.of("shop"),
            List.of(JwtAlgorithm.HS256),
            null,
            List.of(new JwtConfig.KeyConfig(null, null, new Secret("0123456789".repeat(4)))),
            null,
            Map.of("sub", "x-user"),
            null,
            null));
    policies.put("compress", new CompressConfig(null, null, null));
    policies.put("apiKey", new ApiKeyConfig(null, new Secret("partner:k"), null, null));
    policies.put(
        "rateLimit by subject",
        new RateLimitConfig(List.of(LimitKey.valueOf("claims.sub")), limits, null));
    return policies;
  }

  private PluginFactory<?> factory(String policy) {
    return catalogue.find(policy.split(" ", -1)[0]).orElseThrow();
  }

  private Step step(String policy) {
    return Step.make(
        factory(policy),
        CONFIGURED.getOrDefault(policy, new CorrelationConfig(null, null)),
        new PluginContext(policy, vertx, clock, clock::nanoTime, Path.of("")));
  }

  @Test
  void builtInsStandInTheOrderOfTheirPhases() {
    List<Step> steps = new ArrayList<>(CONFIGURED.keySet().stream().map(this::step).toList());
    steps.add(new Step("scopes", Phase.AUTHORIZE, new ScopeGuard(Set.of("orders.read"))));
    steps.sort(Collections.reverseOrder((a, b) -> a.policy().compareTo(b.policy())));
    Pipeline pipeline =
        Pipeline.of(steps, Exchanges::ok, ProblemRenderer.rest("edge-1"), Exchanges.FAILURES);
    Map<Phase, Set<String>> table =
        pipeline.describe().stream()
            .collect(
                Collectors.groupingBy(
                    Step::phase,
                    LinkedHashMap::new,
                    Collectors.mapping(Step::policy, Collectors.toSet())));
    Map<Phase, Set<String>> expected = new LinkedHashMap<>();
    expected.put(Phase.OBSERVE, Set.of("correlationId", "accessLog"));
    expected.put(Phase.CORS, Set.of("cors"));
    expected.put(Phase.ADMIT, Set.of("ip", "bodyLimit", "rateLimit by address"));
    expected.put(Phase.AUTHENTICATE, Set.of("jwt", "apiKey"));
    expected.put(Phase.AUTHORIZE, Set.of("scopes", "rateLimit by subject"));
    expected.put(Phase.COMPRESS, Set.of("compress"));
    assertEquals(List.copyOf(expected.entrySet()), List.copyOf(table.entrySet()));
  }

  @Test
  void theCatalogueKnowsEveryBuiltIn() {
    assertEquals(
        Set.of(
            "accessLog",
            "apiKey",
            "bodyLimit",
            "clientCertificate",
            "compress",
            "concurrency",
            "correlationId",
            "cors",
            "headers",
            "hsts",
            "ip",
            "json",
            "jwt",
            "query",
            "rateLimit",
            "status"),
        catalogue.names());
    assertEquals(true, catalogue.find("cros").isEmpty());
  }

  @Test
  void theCatalogueRejectsTwoPluginsOfAName() {
    assertEquals(
        "cors: dev.facet.server.plugin.cors.CorsPluginFactory and"
            + " dev.facet.server.plugin.cors.CorsPluginFactory (expected: one plugin of a name)",
        assertThrows(
                IllegalStateException.class,
                () -> PluginCatalogue.of(List.of(new CorsPluginFactory(), new CorsPluginFactory())))
            .getMessage());
  }

  @Test
  void aStepRejectsTheConfigurationOfAnotherPlugin() {
    PluginContext context = new PluginContext("p", vertx, clock, clock::nanoTime, Path.of(""));
    assertThrows(
        ClassCastException.class,
        () -> Step.make(new CorsPluginFactory(), new BodyLimitConfig(null), context));
  }

  @Test
  void everyBuiltInAnswersWhatItLetsPass() {
    for (String policy :
        List.of("correlationId", "accessLog", "cors", "ip", "bodyLimit", "rateLimit by address")) {
      Pipeline pipeline =
          Pipeline.of(
              List.of(step(policy)), Exchanges::ok, ProblemRenderer.GRAPHQL, Exchanges.FAILURES);
      assertEquals(200, pipeline.handle(Exchanges.get("/")).result().status(), policy);
    }
  }

  @Test
  void onlyJwtNamesIdentityHeaders() {
    assertEquals(Set.of("x-user"), identityHeaders(factory("jwt"), "jwt"));
    assertEquals(Set.of(), identityHeaders(factory("apiKey"), "apiKey"));
  }

  @Test
  void browsersCanReadARejectionAndPreflightsNeedNoToken() {
    Pipeline pipeline =
        Pipeline.of(
            List.of(step("jwt"), step("cors"), step("correlationId")),
            _ -> {
              throw new AssertionError("not for a client without a token");
            },
            ProblemRenderer.rest("edge-1"),
            Exchanges.FAILURES);
    GatewayResponse rejection =
        pipeline.handle(Exchanges.get("/", "origin", "https://shop.example")).result();
    assertEquals(401, rejection.status());
    assertEquals("https://shop.example", rejection.headers().get("access-control-allow-origin"));
    assertEquals("Origin", rejection.headers().get("vary"));
    assertEquals(32, rejection.headers().get("x-request-id").length());
    GatewayResponse preflight =
        pipeline
            .handle(
                Exchanges.of(
                    HttpMethod.OPTIONS,
                    "/",
                    "origin",
                    "https://shop.example",
                    "access-control-request-method",
                    "GET"))
            .result();
    assertEquals(204, preflight.status());
  }

  private static <C extends Record> Set<String> identityHeaders(
      PluginFactory<C> factory, String policy) {
    return factory.identityHeaders(
        factory.configType().cast(Objects.requireNonNull(CONFIGURED.get(policy))));
  }
}
