// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.plugin.Phase;
import java.util.List;

/** Warns where two would compress: nothing is compressed twice, so one of them is idle. */
final class CompressionRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    for (RuleInput.Guarded guarded : input.guarded()) {
      List<String> policies = compressing(input, guarded.use());
      if (policies.size() > 1) {
        String inner = policies.getLast();
        warn(
            input,
            guarded.path() + ".use",
            guarded.name()
                + " uses the policies \""
                + String.join("\" and \"", policies)
                + "\" to compress: what \""
                + inner
                + "\" compresses stays as it is",
            "use one of them");
      }
    }
    input
        .config()
        .frontends()
        .forEach((name, frontend) -> {
          List<String> policies = compressing(input, frontend.use());
          if (!policies.isEmpty() && frontend.compression().enabled()) {
            warn(
                input,
                "frontends." + name + ".use",
                "frontend \""
                    + name
                    + "\" compresses its responses itself: only rejections are left to the policy \""
                    + policies.getFirst()
                    + "\"",
                "set compression.above and compression.codings of the frontend instead");
          }
        });
  }

  private static List<String> compressing(RuleInput input, List<String> use) {
    return use.stream().filter(policy -> input.isKnown(policy, Phase.COMPRESS)).toList();
  }

  private static void warn(RuleInput input, String path, String message, String hint) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.COMPRESSED_TWICE, message, input.spans().nearest(path))
                .hinted(hint));
  }
}
