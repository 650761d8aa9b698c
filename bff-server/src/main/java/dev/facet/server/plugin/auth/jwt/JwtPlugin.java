// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests with a valid token pass, and tells services their principal. What clients send
 * under the names of {@link JwtPluginFactory#identityHeaders} is gone before any plugin acts.
 */
final class JwtPlugin implements Plugin {
  private static final Logger LOG = LoggerFactory.getLogger(JwtPlugin.class);

  private final JwtPolicy policy;
  private final boolean anonymous;

  JwtPlugin(JwtConfig config, JwtPolicy policy) {
    this.policy = policy;
    this.anonymous = config.anonymous();
  }

  static JwtPlugin of(JwtConfig config, PluginContext context) {
    KeyReader reader = new KeyReader(context.vertx(), config.algorithms());
    return new JwtPlugin(
        config,
        new JwtPolicy(
            config,
            config.jwks() == null
                ? new ConfiguredKeys(reader.configured(config.keys()))
                : PublishedKeys.at(config.jwks(), reader, context),
            context));
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    MultiMap headers = exchange.request().headers();
    return switch (BearerToken.in(headers)) {
      case BearerToken.Absent() ->
          anonymous ? next.proceed(exchange) : challenge("Bearer realm=\"facet\"");
      case BearerToken.Ambiguous() -> reject(exchange, "more than one Authorization header");
      case BearerToken.Present(String text) ->
          policy
              .verify(text)
              .compose(token -> admit(exchange, next, token), failure -> reject(exchange, failure));
    };
  }

  @Override
  public void close() {
    policy.close();
  }

  private static Future<GatewayResponse> admit(Exchange exchange, Next next, VerifiedToken token) {
    exchange.principal(token.principal());
    token.headers().forEach(exchange.request().headers()::set);
    return next.proceed(exchange);
  }

  private static Future<GatewayResponse> reject(Exchange exchange, Throwable failure) {
    return switch (failure) {
      case TokenRejected rejected -> reject(exchange, String.valueOf(rejected.getMessage()));
      case KeysUnavailable unavailable ->
          Problem.of(ProblemCode.KEYS_UNAVAILABLE, "Tokens cannot be checked at the moment.")
              .withHeader("retry-after", Long.toString(unavailable.retryAfterSeconds()))
              .asFailure();
      default -> Future.failedFuture(failure);
    };
  }

  private static Future<GatewayResponse> reject(Exchange exchange, String reason) {
    LOG.atInfo()
        .addKeyValue("correlationId", exchange.correlationId())
        .addKeyValue("route", exchange.route())
        .addKeyValue("cause", reason)
        .log("token rejected: {}", reason);
    return challenge("Bearer error=\"invalid_token\"");
  }

  private static Future<GatewayResponse> challenge(String scheme) {
    return Problem.of(ProblemCode.UNAUTHENTICATED, "This route needs a valid bearer token.")
        .withHeader("www-authenticate", scheme)
        .asFailure();
  }
}
