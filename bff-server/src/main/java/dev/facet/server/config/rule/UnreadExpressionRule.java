// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of expressions in settings that read none, where they are taken as they stand: in every
 * text of the file but the values of policies, which are their plugins', and templates, which
 * reject what is no piece of theirs.
 */
final class UnreadExpressionRule implements ConfigRules.Rule {
  /** What is an expression in a value of a policy; not one of a script, nor of a doubled brace. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "(?<![{\\\\$])\\{\\s*(?:(?:header|query|claims)\\s*[.\\[][^{}]*|client\\.ip\\b[^{}]*"
              + "|request\\.(?:method|scheme|host|path|query)\\b[^{}]*|correlationId\\b[^{}]*)}");

  /** The same in headers of a fixed response, where redirects may be meant, with their pieces. */
  private static final Pattern EXPRESSION_OR_PIECE =
      Pattern.compile(EXPRESSION.pattern() + "|(?<![{\\\\$])\\{(?:path|rest|host)}");

  private static final Pattern SERVICE_HEADER = Pattern.compile("services\\..*\\.headers\\..*");
  private static final Pattern RESPONSE_HEADER =
      Pattern.compile("routes\\[\\d+]\\.respond\\.headers\\..*");
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "policies|routes\\[\\d+]\\.(?:redirect|rewrite\\.(?:path|add|host|query\\.(?:set|add)))");

  @Override
  public void check(RuleInput input) {
    ConfigNode root = input.spans().node("");
    if (root != null) {
      look(input, root, "");
    }
  }

  private static void look(RuleInput input, ConfigNode node, String path) {
    switch (node) {
      case ConfigNode.Mapping mapping -> {
        for (var entry : mapping.entries().entrySet()) {
          look(input, entry.getValue().value(), Place.join(path, entry.getKey()));
        }
      }
      case ConfigNode.Items list -> {
        for (int i = 0; i < list.items().size(); i++) {
          look(input, list.items().get(i), path + "[" + i + "]");
        }
      }
      case ConfigNode.Scalar scalar -> {
        if (scalar.text().indexOf('{') >= 0 && !input.findings().isBroken(path)) {
          look(input, scalar, path);
        }
      }
      case ConfigNode.Broken _, ConfigNode.Unknown _ -> {}
    }
  }

  private static void look(RuleInput input, ConfigNode.Scalar scalar, String path) {
    boolean header = RESPONSE_HEADER.matcher(path).matches();
    Matcher found = (header ? EXPRESSION_OR_PIECE : EXPRESSION).matcher(scalar.content().own());
    if (found.find() && !TEMPLATE.matcher(path).lookingAt()) {
      int at = scalar.span().text().indexOf(found.group());
      SourceSpan span =
          at < 0 ? scalar.span() : scalar.span().within(at, at + found.group().length());
      input
          .findings()
          .warning(
              new Diagnostic.Warning(
                  ConfigCode.UNREAD_EXPRESSION,
                  path.substring(path.lastIndexOf('.') + 1)
                      + ": expressions are not read here, and this one is taken as it stands",
                  span,
                  "",
                  remedy(path, found.group()),
                  List.of()));
    }
  }

  private static String remedy(String path, String expression) {
    if (SERVICE_HEADER.matcher(path).matches()) {
      return "set the header by a policy of the routes, headers.request.set, or by @rest of fields";
    }
    if (expression.matches("\\{(?:path|rest|host)}")) {
      return "pieces of the request are read in redirect.to, in place of respond";
    }
    return path.contains(".respond.")
        ? "policies of the route can: headers.response.set, and json.response.set for a body of JSON"
        : "values of the policies headers, query and json can be made of a request";
  }
}
