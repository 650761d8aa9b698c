// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.server.action.ForwardTargets;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.key.Inline;
import dev.facet.server.route.RouteMatch;
import dev.facet.upstream.config.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plain REST route: exactly one of {@code to}, {@code respond}, {@code redirect} and {@code
 * files} says what becomes of its requests.
 *
 * @param id its name in logs and metrics
 * @param match which requests it takes
 * @param listeners names of the listeners that serve it; absent: all
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where every client may call; null where a policy authenticates
 * @param require what the caller must have; null: nothing further
 * @param forward the services that get its requests, and how
 * @param respond the response that the gateway gives; null: it gives none
 * @param redirect where clients are sent; null: nowhere
 * @param files the files that it serves; null: none
 * @param slashes what becomes of paths that servers read differently
 */
public record RouteConfig(
    String id,
    MatchConfig match,
    List<String> listeners,
    List<String> use,
    @Nullable Auth auth,
    @Nullable RequireConfig require,
    @Inline ForwardingConfig forward,
    @Nullable RespondConfig respond,
    @Nullable RedirectConfig redirect,
    @Nullable FilesConfig files,
    @Inline SlashConfig slashes) {
  /** Sets defaults, copies collections and guards. */
  public RouteConfig(
      String id,
      MatchConfig match,
      @Nullable List<String> listeners,
      @Nullable List<String> use,
      @Nullable Auth auth,
      @Nullable RequireConfig require,
      ForwardingConfig forward,
      @Nullable RespondConfig respond,
      @Nullable RedirectConfig redirect,
      @Nullable FilesConfig files,
      SlashConfig slashes) {
    Require.require(!id.isBlank(), "id", id, "a name");
    Require.require(listeners == null || !listeners.isEmpty(), "listeners", "none", "1 or more");
    this.id = id;
    this.match = match;
    this.listeners = listeners == null ? List.of() : List.copyOf(listeners);
    this.use = use == null ? List.of() : List.copyOf(use);
    this.auth = auth;
    this.require = require;
    this.forward = forward;
    this.respond = respond;
    this.redirect = redirect;
    this.files = files;
    this.slashes = slashes;
    requireOne(actions());
    if (!forwards()) {
      forward.requireNothing();
    }
    forward.requireOneHost();
    if (files != null) {
      slashes.requirePlain();
    }
    RouteAction _ = action();
  }

  /** Whether services get its requests. */
  public boolean forwards() {
    return !forward.to().services().isEmpty();
  }

  /** What can be said of what becomes of a request, as far as it is said. */
  private List<String> actions() {
    List<String> given = new ArrayList<>(1);
    addIf(forwards(), "to", given);
    addIf(respond != null, "respond", given);
    addIf(redirect != null, "redirect", given);
    addIf(files != null, "files", given);
    return given;
  }

  private static void addIf(boolean said, String action, List<String> given) {
    if (said) {
      given.add(action);
    }
  }

  private static void requireOne(List<String> actions) {
    Require.require(
        actions.size() == 1,
        actions.isEmpty() ? "to" : actions.getLast(),
        actions.isEmpty()
            ? "none"
            : "beside " + String.join(" and ", actions.subList(0, actions.size() - 1)),
        "one of to, respond, redirect and files");
  }

  /** What becomes of a request. */
  public RouteAction action() {
    if (respond != null) {
      return respond.action();
    }
    if (redirect != null) {
      return redirect.action(match.path());
    }
    if (files != null) {
      return files.action(match.path());
    }
    return forward.action(match.path());
  }

  /** Its services; none where it does not forward. */
  public ForwardTargets targets() {
    return forward.to().made(match.path());
  }

  /**
   * The requests it takes, as routes are found by: a match for each host that it names, in their
   * order, or one for all. A redirect of the scheme alone takes those of the other one, so that a
   * route at the same path can serve what is redirected.
   */
  public List<RouteMatch> asRouteMatches() {
    String scheme = redirect == null ? null : redirect.onlyScheme();
    return match.asRouteMatches(scheme, slashes.rules());
  }
}
