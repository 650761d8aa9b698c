// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.http.AmbiguousQueryException;
import dev.facet.passthrough.UnsoundPathException;
import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.files.FilesEndpoint;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of one request that a route takes.
 *
 * @param project that has the route
 */
record TakenRequest(ServingSnapshot project, Route route, GatewayRequest request) {
  private static final int BAD_REQUEST = 400;

  /** The Host that is that of the endpoint. */
  private static final String OWN = "its own";

  /** Some lines; none where there is nothing to tell beside what its route does. */
  String text() {
    StringBuilder text = new StringBuilder();
    Stream.concat(which().stream(), seen().stream())
        .forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString();
  }

  /** Which of several services responds. */
  private Optional<String> which() {
    return route
        .action()
        .map(action -> action.decision(request.headers()))
        .filter(words -> !words.isEmpty());
  }

  private Optional<String> seen() {
    return switch (route.action().orElse(null)) {
      case RouteAction.Forward forward -> Optional.of(seen(forward));
      case RouteAction.Redirect redirect ->
          Optional.of("this request to " + location(redirect.target()));
      case RouteAction.Files _ ->
          FilesEndpoint.rejection(request.method())
              .map(other -> other.status() + " " + other.code() + ": " + other.detail());
      case null, default -> Optional.empty();
    };
  }

  private String seen(RouteAction.Forward forward) {
    Target target = target(forward);
    if (!target.fault.isEmpty()) {
      return BAD_REQUEST + " " + ProblemCode.BAD_REQUEST + ": " + target.fault;
    }
    boolean changed =
        route.pipeline().describe().stream().anyMatch(step -> step.phase() == Phase.TRANSFORM);
    return "the service sees "
        + request.method()
        + " "
        + target.sent
        + ", Host: "
        + host(forward)
        + (changed ? ", where no policy changes it" : "");
  }

  /** The same for programs. */
  void describe(JsonObject outcome) {
    switch (route.action().orElse(null)) {
      case RouteAction.Forward forward -> {
        Target target = target(forward);
        if (target.fault.isEmpty()) {
          JsonObject sent = new JsonObject().put("target", target.sent);
          outcome.put("sent", sent.put("host", host(forward)));
        } else {
          outcome.put("status", BAD_REQUEST).put("code", ProblemCode.BAD_REQUEST.name());
        }
      }
      case RouteAction.Redirect redirect -> outcome.put("location", location(redirect.target()));
      case RouteAction.Files _ ->
          FilesEndpoint.rejection(request.method())
              .ifPresent(other -> outcome.put("status", other.status()).put("code", other.code()));
      case null, default -> {}
    }
  }

  private String location(RedirectTarget target) {
    return target.location(
        new RedirectTarget.Asked(request.scheme(), request.authority(), request.path()),
        request.query());
  }

  private String host(RouteAction.Forward forward) {
    return forward.rewrite().host().instead(request.authority()).orElse(OWN);
  }

  /** Path and query for the service, or why they may not be rewritten so. */
  private record Target(String sent, String fault) {}

  private Target target(RouteAction.Forward forward) {
    try {
      String below = forward.rewrite().target(request.path(), request.query());
      List<String> bases =
          forward.to().services().keySet().stream().flatMap(this::bases).distinct().toList();
      return new Target(
          bases.size() == 1
              ? FoundEndpoint.join(bases.getFirst(), below)
              : "{path of its url}" + below,
          "");
    } catch (UnsoundPathException rejected) {
      return new Target("", "rewritten, the path would have a dot or an empty segment");
    } catch (AmbiguousQueryException rejected) {
      return new Target("", "the query: " + rejected.getMessage());
    }
  }

  /** The paths of a service's URLs. */
  private Stream<String> bases(String service) {
    UpstreamConfig config = project.document().config().services().get(service);
    return config == null
        ? Stream.of()
        : config.discover() != null
            ? Stream.of(config.discover().path())
            : config.endpoints().stream().map(each -> FoundEndpoint.of(each).basePath());
  }
}
