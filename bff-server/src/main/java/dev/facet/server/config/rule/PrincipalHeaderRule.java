// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.plugin.transform.headers.HeaderEditsConfig;
import dev.facet.server.plugin.transform.headers.HeadersConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * No header by which a policy tells services the principal gets a value that a client decides,
 * unless the file says that it may.
 */
final class PrincipalHeaderRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    Map<String, String> telling = new TreeMap<>();
    input
        .policies()
        .forEach((policy, traits) ->
            traits.identityHeaders().forEach(header -> telling.putIfAbsent(header, policy)));
    input
        .policies()
        .forEach((policy, traits) -> {
          if (traits.settings() instanceof HeadersConfig(HeaderEditsConfig request, _)
              && request != null) {
            check(input, "policies." + policy + ".headers.request", request, telling);
          }
        });
  }

  private static void check(
      RuleInput input, String at, HeaderEditsConfig edits, Map<String, String> telling) {
    for (String header : edits.ofTheClient()) {
      String policy = telling.get(header);
      if (policy != null && !edits.fromClient().contains(header)) {
        input.error(
            ConfigCode.PRINCIPAL_OF_THE_CLIENT,
            at,
            header
                + ": a value that clients decide, in place of what policy \""
                + policy
                + "\" tells",
            "give it another name, or write \"fromClient: [" + header + "]\" beside it",
            input.keys("policies." + policy));
      }
    }
  }
}
