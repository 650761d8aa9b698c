// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.route.PathFault;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathPatternException;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.SlashRules;
import dev.facet.server.route.regex.InvalidRegexException;

/** The paths of requests. How they are written and read is the business of {@link PathPattern}. */
final class PathConverters {
  private PathConverters() {}

  static PathPattern pattern(String text) {
    try {
      return PathPattern.parse(text);
    } catch (PathPatternException bad) {
      throw new BadScalar(ConfigCode.BAD_PATH, bad.expected(), bad.hint());
    }
  }

  static PathRegex regex(String text) {
    try {
      return PathRegex.regex(text);
    } catch (InvalidRegexException bad) {
      throw new BadScalar(ConfigCode.BAD_REGEX, bad.expected(), bad.hint());
    }
  }

  static PathPattern.Exact exact(String text) {
    if (pattern(text) instanceof PathPattern.Exact exact) {
      PathFault fault = SlashRules.STRICT.fault(exact.path());
      if (fault != null) {
        throw new BadScalar(ConfigCode.BAD_PATH, "what requests may have: " + fault.detail());
      }
      return exact;
    }
    throw new BadScalar(ConfigCode.BAD_VALUE, "an exact path, without /* and {name}");
  }
}
