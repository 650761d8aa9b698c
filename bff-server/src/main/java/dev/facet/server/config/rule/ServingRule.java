// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import java.util.List;

/** A gateway without frontends and routes answers nothing. */
final class ServingRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    boolean nothing = input.config().frontends().isEmpty() && input.config().routes().isEmpty();
    boolean meant = input.findings().isBroken("frontends") || input.findings().isBroken("routes");
    if (nothing && !meant) {
      input.error(
          ConfigCode.NOTHING_SERVED,
          "",
          "no frontends and no routes",
          "add an entry under \"frontends\" or \"routes\"",
          List.of());
    }
  }
}
