// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.ConfigCode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs all checks of a configuration that need more than one setting. */
public final class ConfigRules {
  /** One check. */
  @FunctionalInterface
  interface Rule {
    void check(RuleInput input);
  }

  private static final List<Rule> RULES =
      List.of(
          new ServingRule(),
          new ListenerRule(),
          new NameReferenceRule(),
          new AuthenticationRule(),
          new ClaimsOfNobodyRule(),
          new UnreadExpressionRule(),
          new PathRule(),
          new UnknownMethodRule(),
          new MatchedHostRule(),
          new RouteRule(),
          new ExpressionShadowRule(),
          new RegexWorkRule(),
          new StickyCookieRule(),
          new PlainServiceRule(),
          new DestinationRule(),
          new WebSocketRule(),
          new RedirectRule(),
          new KeptPathRule(),
          new IneffectiveSettingRule(),
          new HeaderConflictRule(),
          new MatchedHeaderRule(),
          new PrincipalHeaderRule(),
          new SignerRule(),
          new TrustStoreRule(System::getProperty),
          new CertificateRule(InstantSource.system()),
          new TlsUseRule(),
          new StoreRule(),
          new CompressionRule(),
          new UnusedPolicyRule());

  private ConfigRules() {}

  /** Looks for all that breaks a rule. */
  public static void check(RuleInput input) {
    RULES.forEach(rule -> rule.check(input));
  }

  /**
   * Warns of services that nothing calls. Which ones GraphQL fields call is only known once the SDL
   * is compiled, so this check comes after it.
   *
   * @param calledByFields names of services that frontends call
   */
  public static List<Diagnostic.Warning> unusedServices(
      ConfigDocument document, Set<String> calledByFields) {
    Set<String> called = new HashSet<>(calledByFields);
    document.config().routes().forEach(route -> called.addAll(route.forward().to().all()));
    List<Diagnostic.Warning> warnings = new ArrayList<>();
    for (String service : document.config().services().keySet()) {
      if (!called.contains(service)) {
        warnings.add(
            new Diagnostic.Warning(
                    ConfigCode.UNUSED_SERVICE,
                    "nothing calls the service \"" + service + "\"",
                    document.spans().key("services." + service))
                .hinted("call it from a field or a route, or remove it"));
      }
    }
    return warnings;
  }
}
