// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.credentials.AccessToken;
import dev.facet.upstream.credentials.TokenExchange;
import dev.facet.upstream.credentials.TokenSource;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the tokens of a service. The authorization server is called as any service is: with
 * time-outs, a bound on its response, and connections that are kept.
 */
final class ServiceCredentials {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCredentials.class);

  private final @Nullable VertxUpstreamClient server;
  private final @Nullable TokenSource tokens;

  ServiceCredentials(String service, UpstreamConfig config, ClientSettings settings) {
    ClientCredentialsConfig client = config.auth().clientCredentials();
    if (client == null) {
      server = null;
      tokens = null;
      return;
    }
    VertxUpstreamClient asked =
        new VertxUpstreamClient(
            service, TokenServer.config(client), settings, new CallCounts(), KeptBeside.nothing());
    UpstreamRequest request = TokenExchange.request(client);
    String origin = TokenServer.origin(client);
    server = asked;
    tokens =
        new TokenSource(
            () -> fetch(asked, request, origin, settings.nanoTime()),
            new TokenSource.Time(
                settings.nanoTime(),
                Timers.of(settings.vertx()),
                () -> ThreadLocalRandom.current().nextDouble()),
            new Warnings(service));
  }

  /** The same layer with tokens before it, where the service wants any. */
  Layer<HttpExchange> before(Layer<HttpExchange> layer) {
    return tokens == null ? layer : new WithToken(tokens, layer);
  }

  /** Tokens that are not to be shown. */
  List<String> secrets() {
    return tokens == null ? List.of() : tokens.recent();
  }

  /** Gives up the connections to the authorization server. */
  void close() {
    if (tokens != null) {
      tokens.close();
    }
    if (server != null) {
      server.retire();
    }
  }

  private static Future<AccessToken> fetch(
      VertxUpstreamClient server, UpstreamRequest request, String origin, LongSupplier nanoTime) {
    long now = nanoTime.getAsLong();
    return server
        .call(request, CallContext.detached())
        .map(response -> TokenExchange.read(response, now))
        .recover(
            cause -> Future.failedFuture(new IllegalStateException(origin + ": " + words(cause))));
  }

  private static String words(Throwable cause) {
    if (!(cause instanceof UpstreamException failed)) {
      return String.valueOf(cause.getMessage());
    }
    return failed.failure() instanceof UpstreamFailure.TooLarge // by no setting of the service
        ? "a response longer than " + TokenServer.MAX_RESPONSE
        : failed.failure().cause();
  }

  /** One line each. */
  private record Warnings(String service) implements TokenSource.Notices {
    @Override
    public void notRenewed(Throwable cause) {
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("cause", cause.getMessage())
          .log(
              "access token not renewed: {}: {}; the one at hand is used until it expires",
              service,
              cause.getMessage());
    }

    @Override
    public void renewedAgain() {
      LOG.atInfo().addKeyValue("service", service).log("access token renewed again: {}", service);
    }

    @Override
    public void notAccepted() {
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("cause", "status 401")
          .log(
              "access token not accepted: {} rejects one that is new with 401; check scopes, audience"
                  + " and the service's keys",
              service);
    }
  }
}
