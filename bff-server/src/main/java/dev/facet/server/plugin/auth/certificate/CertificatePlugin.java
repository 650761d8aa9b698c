// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.certificate;

import dev.facet.server.plugin.ClientCertificate;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.auth.jwt.ClaimHeaders;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients pass that showed a certificate which the policy lets in, and tells services whose it
 * is. What clients send under the names of the headers is gone before any plugin acts.
 */
final class CertificatePlugin implements Plugin {
  private static final Logger LOG = LoggerFactory.getLogger(CertificatePlugin.class);

  private final CertificatePolicy policy;
  private final Map<String, String> claimsToHeaders;
  private final boolean anonymous;

  CertificatePlugin(CertificatePolicyConfig config, String name) {
    policy = new CertificatePolicy(config, name);
    claimsToHeaders = config.claimsToHeaders();
    anonymous = config.anonymous();
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    ClientCertificate certificate = exchange.get(ClientCertificate.KEY);
    if (certificate == null) {
      return anonymous
          ? next.proceed(exchange)
          : reject(ProblemCode.UNAUTHENTICATED, "This route needs a client certificate.");
    }
    Optional<Principal> principal = policy.principalWith(certificate);
    if (principal.isEmpty()) {
      String cause = policy.rejection(certificate);
      LOG.atInfo()
          .addKeyValue("correlationId", exchange.correlationId())
          .addKeyValue("route", exchange.route())
          .addKeyValue("cause", cause)
          .log("client certificate rejected: {}", cause);
      return reject(ProblemCode.FORBIDDEN, "The client certificate is not let in.");
    }
    exchange.principal(principal.get());
    ClaimHeaders.of(certificate.claims(), claimsToHeaders)
        .forEach(exchange.request().headers()::set);
    return next.proceed(exchange);
  }

  private static Future<GatewayResponse> reject(ProblemCode code, String detail) {
    return Problem.of(code, detail).asFailure();
  }
}
