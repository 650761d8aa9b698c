// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.yaml.RejectedSettings;
import dev.facet.upstream.config.SignerConfig;
import dev.facet.upstream.credentials.RequestSigners;
import java.util.List;

/** Every signer that is named is on the class path and takes its settings. */
final class SignerRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    input
        .config()
        .services()
        .forEach((name, service) -> {
          SignerConfig signer = service.auth().signer();
          if (signer != null) {
            check(input, "services." + name + ".auth.signer", signer);
          }
        });
  }

  private static void check(RuleInput input, String at, SignerConfig signer) {
    if (input.findings().isBroken(at + ".settings")) {
      return;
    }
    try {
      var _ = RequestSigners.of(signer);
    } catch (RuntimeException rejected) { // others' code
      boolean installed = RequestSigners.installed().containsKey(signer.name());
      String words = RejectedSettings.words(rejected);
      input.error(
          ConfigCode.BAD_VALUE,
          at,
          installed ? "signer " + signer.name() + ": " + words : words,
          "signers are found by their entry in META-INF/services",
          List.of());
    }
  }
}
