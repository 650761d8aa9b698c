// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.LongValueException;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.plugin.IpRange;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.plugin.transform.headers.HeadersPluginFactory;
import dev.facet.upstream.config.InvalidSetting;
import dev.facet.upstream.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiler with a handful of plugins, variables and files. */
public final class ConfigFixture {
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PORT", "8181",
          "HOST", "catalog-1",
          "EMPTY", "",
          "CATALOG_KEY", "s3cr3t-key",
          "ENDED_KEY", "s3cr3t-key\r\n",
          "TWO_LINES", "s3cr3t\nkey",
          "LINE_END", "\n",
          "WIDE_KEY", "s3cr3t-€");

  public static final Substitutions SUBSTITUTIONS =
      new Substitutions(
          ENVIRONMENT::get,
          path ->
              switch (path) {
                case "/run/secrets/token", "/run/secrets/admin", "/run/secrets/partner-keys" ->
                    "s3cr3t-token\n";
                case "/run/secrets/marked" -> "\ufeffs3cr3t-token\n";
                case "/run/secrets/lines" -> "s3cr3t-a\ns3cr3t-b\n";
                case "/run/secrets/empty" -> "\n";
                case "/run/secrets/locked" -> throw new AccessDeniedException(path);
                case "/run/secrets/long" -> throw new LongValueException(path);
                case "/run/secrets/torn" -> throw new IOException("s3cr3t-half");
                default -> throw new NoSuchFileException(path);
              });

  /** Settings of a plugin that authenticates. */
  record JwtConfig(
      URI issuer,
      @Nullable List<String> audience,
      @Nullable List<String> algorithms,
      @Nullable URI jwks,
      @Nullable Map<String, String> claimsToHeaders) {}

  record ApiKeyConfig(String header, Secret keys) {}

  record CorsConfig(List<String> origins, boolean credentials, @Nullable Duration maxAge) {
    CorsConfig {
      for (String origin : origins) {
        if (credentials && origin.equals("*")) {
          throw new InvalidSetting("origins", "*", "named with credentials");
        }
      }
    }
  }

  record RateLimitConfig(@Nullable List<String> key, @Nullable List<String> limits) {}

  record IpConfig(@Nullable List<IpRange> allow) {}

  record CorrelationIdConfig(@Nullable String header) {}

  record Factory<C extends Record>(String name, Class<C> configType, Phase phase)
      implements PluginFactory<C> {
    @Override
    public Phase phase(C config) {
      return phase;
    }

    @Override
    public Set<String> identityHeaders(C config) {
      Map<String, String> claims =
          config instanceof JwtConfig jwt && jwt.claimsToHeaders() != null
              ? jwt.claimsToHeaders()
              : Map.of();
      return Set.copyOf(claims.values());
    }

    @Override
    public Plugin create(C config, PluginContext context) {
      return (exchange, next) -> next.proceed(exchange);
    }
  }

  static final List<PluginFactory<?>> PLUGINS =
      List.of(
          new Factory<>("jwt", JwtConfig.class, Phase.AUTHENTICATE),
          new Factory<>("apiKey", ApiKeyConfig.class, Phase.AUTHENTICATE),
          new Factory<>("cors", CorsConfig.class, Phase.CORS),
          new Factory<>("rateLimit", RateLimitConfig.class, Phase.AUTHORIZE),
          new Factory<>("ip", IpConfig.class, Phase.ADMIT),
          new Factory<>("correlationId", CorrelationIdConfig.class, Phase.OBSERVE),
          new HeadersPluginFactory());

  private ConfigFixture() {}

  public static Compilation<ConfigDocument> compile(String text) {
    return new ConfigCompiler(SUBSTITUTIONS, PLUGINS).compile(new SourceText("facet.yaml", text));
  }

  /** The configuration of a string without a finding. */
  public static ConfigDocument good(String text) {
    return switch (compile(text)) {
      case Compilation.Compiled<ConfigDocument>(var document, var warnings)
          when warnings.isEmpty() ->
          document;
      case Compilation<ConfigDocument> other -> throw new AssertionError(other.diagnostics());
    };
  }

  public static List<Diagnostic> findings(String text) {
    return compile(text).diagnostics();
  }
}
