// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.plugin.transform.headers.HeaderEditsConfig;
import dev.facet.server.plugin.transform.headers.HeadersConfig;
import java.util.Map;
import java.util.Set;
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
    Set<String> ofTheClient = edits.ofTheClient();
    boolean allKnown = input.policies().size() == input.config().policies().size();
    for (String header : edits.fromClient()) {
      if (!ofTheClient.contains(header)) {
        unused(input, at, header, "nothing here gives it a value that clients decide");
      } else if (allKnown && !telling.containsKey(header)) {
        unused(input, at, header, "no policy tells services the principal by it");
      }
    }
    for (String header : ofTheClient) {
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

  private static void unused(RuleInput input, String at, String header, String why) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.FROM_CLIENT_UNUSED,
                    "fromClient: " + header + " (" + why + ")",
                    input.spans().nearest(at + ".fromClient"))
                .hinted("correct the name, or leave it out"));
  }
}
