// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import java.util.List;

/**
 * Warns of settings that another one keeps from ever acting, such as a time-out above the one that
 * ends the call before. Only what the file says is judged: a default that another setting outdoes
 * surprises nobody.
 */
final class IneffectiveSettingRule implements ConfigRules.Rule {
  /**
   * A setting and what bounds it.
   *
   * @param path of the setting
   * @param value what the file says
   * @param bound the path of the setting that bounds it
   * @param limit its value, or what is to be said of it
   * @param exceeds whether the setting never acts
   * @param byDefault whether that holds too where the bound is a default
   */
  record BoundSetting(
      String path, Object value, String bound, Object limit, boolean exceeds, boolean byDefault) {}

  @Override
  public void check(RuleInput input) {
    List<BoundSetting> pairs = SettingPairs.of(input);
    pairs.stream().filter(pair -> holds(input, pair)).forEach(pair -> warn(input, pair));
  }

  private static boolean holds(RuleInput input, BoundSetting pair) {
    return pair.exceeds()
        && input.spans().value(pair.path()) != null
        && (pair.byDefault() || input.spans().value(pair.bound()) != null)
        && !input.findings().isBroken(pair.path())
        && !input.findings().isBroken(pair.bound());
  }

  private static void warn(RuleInput input, BoundSetting pair) {
    String name = last(pair.path());
    String common = common(pair.path(), pair.bound());
    String bound = pair.bound().substring(common.length());
    String message =
        name + ": " + pair.value() + " (expected: at most " + pair.limit() + ", " + bound + ")";
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.INEFFECTIVE_SETTING,
                message,
                input.spans().nearest(pair.path()),
                "",
                bound + " acts first; raise it, or lower " + name,
                input.keys(pair.bound())));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** What both paths begin with, in whole names. */
  private static String common(String path, String other) {
    int same = 0;
    while (same < Math.min(path.length(), other.length())
        && path.charAt(same) == other.charAt(same)) {
      same++;
    }
    return path.substring(0, path.lastIndexOf('.', same - 1) + 1);
  }
}
