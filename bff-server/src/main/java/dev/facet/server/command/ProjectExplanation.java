// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.decode.SettingText;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.route.WebSocketConfig;
import dev.facet.server.pipeline.Step;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import graphql.schema.FieldCoordinates;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code facet explain} for something of a project: a field, a route, a setting. */
final class ProjectExplanation {
  private ProjectExplanation() {}

  static CommandResult of(ServingSnapshot project, ExplainOptions options) {
    List<String> words = options.words();
    if (RequestExplanation.isAsked(words)) {
      return RequestExplanation.of(project, options, route -> words(project, route));
    }
    String last = words.getLast();
    if (words.size() == 2
        && (words.getFirst().equals("route") || words.getFirst().equals("frontend"))) {
      return route(project, last);
    }
    if (words.size() != 1) {
      throw CommandFailure.usage(
          "explain: "
              + String.join(" ", words)
              + " (expected: a code, Type.field, route ID, route METHOD URL or a setting)");
    }
    CommandResult field = field(project, last);
    return field == null ? setting(project, last) : field;
  }

  private static CommandResult route(ServingSnapshot project, String id) {
    Route route =
        project.all().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                FacetCommands.unknown(
                    "route",
                    id,
                    project.all().stream().map(Route::id).collect(Collectors.toSet())));
    return result(id, words(project, route));
  }

  private static String words(ServingSnapshot project, Route route) {
    ConfigDocument document = project.document();
    StringBuilder text =
        new StringBuilder(route.kind() + " " + route.id() + "  " + route.label().match() + "\n");
    for (Step step : route.pipeline().describe()) {
      Record settings = document.settings().get(step.policy());
      text.append("  ").append(step.phase()).append("  ").append(step.policy());
      text.append(settings == null ? "" : "  " + SettingText.of(settings)).append('\n');
    }
    text.append(rewrite(document, route)).append(webSockets(document, route));
    SpokenProtocol protocols = SpokenProtocol.among(project);
    String act = route.action().map(action -> action.words(protocols)).orElse("serves a page");
    text.append("  then ").append(act).append('\n');
    route
        .action()
        .map(action -> action.details(protocols))
        .orElse(List.of())
        .forEach(detail -> text.append("    ").append(detail).append('\n'));
    return text.toString();
  }

  private static String rewrite(ConfigDocument document, Route route) {
    return configured(document, route)
        .map(one -> one.forward().rewrite())
        .filter(Objects::nonNull)
        .map(rewrite -> "  rewrite  " + SettingText.of(rewrite) + "\n")
        .findFirst()
        .orElse("");
  }

  private static String webSockets(ConfigDocument document, Route route) {
    return configured(document, route)
        .filter(one -> one.forward().websocket() != null)
        .map(one -> "  websocket  " + webSockets(document.config(), one) + "\n")
        .findFirst()
        .orElse("");
  }

  private static String webSockets(GatewayConfig config, RouteConfig route) {
    WebSocketConfig settings =
        Objects.requireNonNullElse(route.forward().websocket(), WebSocketConfig.DEFAULT);
    if (!settings.enabled()) {
      return "off";
    }
    return config.speaksHttp11(route)
        ? SettingText.of(settings)
        : "off: the services speak HTTP/2 alone";
  }

  private static Stream<RouteConfig> configured(ConfigDocument document, Route route) {
    return document.config().routes().stream()
        .filter(one -> route.kind().equals("route") && one.id().equals(route.id()));
  }

  private static @Nullable CommandResult field(ServingSnapshot project, String coordinates) {
    int dot = coordinates.indexOf('.');
    if (dot <= 0 || !Character.isUpperCase(coordinates.charAt(0))) {
      return null;
    }
    FieldCoordinates wanted =
        FieldCoordinates.coordinates(coordinates.substring(0, dot), coordinates.substring(dot + 1));
    BindingWords words = new BindingWords(SpokenProtocol.among(project), KeptWords.among(project));
    Map<String, String> found = new TreeMap<>();
    List<String> known = new ArrayList<>();
    for (Map.Entry<String, GraphQlEngine> frontend : project.engines().entrySet()) {
      FrontendSchema schema = frontend.getValue().schema();
      FieldBinding binding = schema.bindings().get(wanted);
      schema.bindings().keySet().forEach(each -> known.add(each.toString()));
      if (binding != null) {
        found.put(frontend.getKey(), words.of(binding));
      }
    }
    if (found.isEmpty()) {
      throw CommandFailure.usage(
              "field: " + coordinates + " (expected: one of a frontend's schema)")
          .hinted(Suggestion.hint(coordinates, known));
    }
    String text =
        found.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + coordinates + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    return result(coordinates, text);
  }

  private static CommandResult setting(ServingSnapshot project, String path) {
    ConfigDocument document = project.document();
    Object value = SettingPath.read(document, path);
    if (value == null) {
      throw CommandFailure.usage(
              "setting: " + path + " (expected: the path of one that this project has)")
          .hinted(SettingPath.nearest(document, path));
    }
    return result(path, path + ": " + SettingText.of(value) + "\n");
  }

  private static CommandResult result(String subject, String text) {
    return new CommandResult(
        text, new JsonObject().put("subject", subject).put("explanation", text.strip()));
  }
}
