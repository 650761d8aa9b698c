// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.route.Auth;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.yaml.ConfigSpans;
import dev.facet.server.plugin.Phase;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at. Broken parts of the file are missing here; {@link ConfigFindings#isBroken}
 * tells.
 *
 * @param paths where each record stands, by identity
 * @param policies what each policy does, for those whose settings are good
 * @param guarded the frontends and routes that policies are used by
 * @param matches what routes match
 */
public record RuleInput(
    GatewayConfig config,
    ConfigSpans spans,
    IdentityHashMap<Object, String> paths,
    Map<String, PolicyTraits> policies,
    ConfigFindings findings,
    List<Guarded> guarded,
    RouteMatches matches) {
  /** What rules look at for the first time. */
  public RuleInput(
      GatewayConfig config,
      ConfigSpans spans,
      IdentityHashMap<Object, String> paths,
      Map<String, PolicyTraits> policies,
      ConfigFindings findings) {
    this(config, spans, paths, policies, findings, guarded(config, paths), new RouteMatches());
  }

  /**
   * What rules know of a policy.
   *
   * @param phase when it acts
   * @param identityHeaders by which it tells services the principal, in lower case
   * @param settings those of its plugin
   */
  public record PolicyTraits(Phase phase, Set<String> identityHeaders, Record settings) {}

  /**
   * A frontend or a route, as far as policies are concerned.
   *
   * @param kind {@code frontend} or {@code route}
   * @param id the frontend's name or the route's id
   * @param path where it stands
   */
  record Guarded(
      String kind,
      String id,
      String path,
      List<String> listeners,
      List<String> use,
      @Nullable Auth auth) {
    /** What messages call it. */
    String name() {
      return kind + " \"" + id + "\"";
    }
  }

  private static List<Guarded> guarded(
      GatewayConfig config, IdentityHashMap<Object, String> paths) {
    List<Guarded> all = new ArrayList<>();
    config
        .frontends()
        .forEach((name, frontend) ->
            all.add(
                new Guarded(
                    "frontend",
                    name,
                    "frontends." + name,
                    frontend.listeners(),
                    frontend.use(),
                    frontend.auth())));
    for (RouteConfig route : config.routes()) {
      all.add(
          new Guarded(
              "route",
              route.id(),
              paths.getOrDefault(route, ""),
              route.listeners(),
              route.use(),
              route.auth()));
    }
    return all;
  }

  /** Those of the policies that may reject clients, in the order in which they act. */
  List<String> guarding(List<String> use) {
    return use.stream()
        .filter(policy -> phase(policy).isGuard())
        .sorted(Comparator.comparing(this::phase))
        .toList();
  }

  /** Whether a policy acts in a phase; false where its settings are not good. */
  boolean isKnown(String policy, Phase phase) {
    PolicyTraits known = policies.get(policy);
    return known != null && known.phase() == phase;
  }

  /** A policy of which nothing is known is taken for one that guards. */
  private Phase phase(String policy) {
    PolicyTraits known = policies.get(policy);
    return known == null ? Phase.AUTHORIZE : known.phase();
  }

  /** The routes of each listener that has others than those before it, as far as they are good. */
  Collection<List<Found<RouteConfig>>> routeTables() {
    return matches.tables(this);
  }

  /** The same with the requests that come in there. */
  Collection<ListenerTables.Served<RouteConfig>> servedRoutes() {
    return matches.served(this);
  }

  /** The requests that a route takes, for each host that it names by itself. */
  List<RouteMatch> matches(RouteConfig route) {
    return matches.of(route);
  }

  /**
   * Where one of the matches of a route stands: at its host where there is a list of them, else as
   * a whole.
   */
  String path(RouteConfig route, RouteMatch match) {
    List<String> hosts = route.match().hosts();
    String whole = path(route) + ".match";
    return hosts.size() > 1 ? whole + ".host[" + hosts.indexOf(match.host()) + "]" : whole;
  }

  /** Where a record stands. */
  String path(Record part) {
    return paths.getOrDefault(part, "");
  }

  /** Notes an error at the key of a setting, or at what is nearest to it. */
  void error(ConfigCode code, String path, String message, String hint, List<SourceSpan> related) {
    findings.error(
        path,
        new Diagnostic.Error(code, message, spans.nearest(path)).hinted(hint).relatedTo(related));
  }

  /** The place of a setting's key, as a list that is empty where the file does not have it. */
  List<SourceSpan> keys(String path) {
    SourceSpan key = spans.key(path);
    return key == null ? List.of() : List.of(key);
  }
}
