// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.ListenersConfig;
import dev.facet.server.config.finding.ConfigCode;
import java.util.List;
import java.util.Set;

/** Two listeners cannot share a port on one address. */
final class ListenerRule implements ConfigRules.Rule {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final String OPEN = "listeners.public.port";
  private static final String MANAGEMENT = "listeners.management.port";

  @Override
  public void check(RuleInput input) {
    ListenersConfig.PublicConfig open = input.config().listeners().open();
    ListenersConfig.ManagementConfig management = input.config().listeners().management();
    boolean meet =
        open.address().equals(management.address())
            || EVERY_ADDRESS.contains(open.address())
            || EVERY_ADDRESS.contains(management.address());
    boolean known =
        !input.findings().isBroken("listeners.public")
            && !input.findings().isBroken("listeners.management");
    if (known && meet && open.port() != 0 && open.port().equals(management.port())) {
      boolean written = input.spans().value(MANAGEMENT) != null;
      List<SourceSpan> other = written ? input.keys(OPEN) : List.of();
      input.error(
          ConfigCode.EQUAL_PORTS,
          written ? MANAGEMENT : OPEN,
          "public and management listener: both on port " + open.port(),
          written ? "give one of them another port" : "management listens on 9090 unless told",
          other);
    }
  }
}
