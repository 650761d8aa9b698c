// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.problem.ProblemRenderer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An endpoint with plugins around it. The order is by phase, and within a phase as listed. It
 * always responds: what fails is rendered at the step where it fails, so that every plugin further
 * out sees a response. Immutable; one serves all requests of a route on all event loops.
 */
public final class Pipeline {
  /** Responds with the problem for which a request was rejected. */
  public static final Endpoint REJECTION =
      exchange -> Objects.requireNonNull(exchange.rejection(), "rejection").asFailure();

  private final List<Step> steps;
  private final Rendering rendering;
  private final Next outermost;

  private Pipeline(List<Step> steps, Rendering rendering, Next outermost) {
    this.steps = steps;
    this.rendering = rendering;
    this.outermost = outermost;
  }

  /**
   * Puts steps in order around an endpoint.
   *
   * @param steps as listed in the configuration
   * @param renderer turns problems into responses for this kind of route
   * @param failures tells the log of services that fail
   * @throws IllegalArgumentException where a policy is listed twice
   */
  public static Pipeline of(
      List<Step> steps, Endpoint endpoint, ProblemRenderer renderer, RouteFailures failures) {
    return of(steps, endpoint, new Rendering(renderer, failures));
  }

  private static Pipeline of(List<Step> steps, Endpoint endpoint, Rendering rendering) {
    Set<String> policies = new HashSet<>();
    for (Step step : steps) {
      require(policies.add(step.policy()), "use", step.policy() + " twice", "each policy once");
    }
    List<Step> ordered = steps.stream().sorted(Comparator.comparing(Step::phase)).toList();
    Next next =
        new Link(
            ordered.size(),
            holder(ordered, ordered.size()),
            StepName.ENDPOINT,
            endpoint,
            rendering);
    for (int depth = ordered.size() - 1; depth >= 0; depth--) {
      Plugin plugin = ordered.get(depth).plugin();
      Next further = next;
      next =
          new Link(
              depth,
              holder(ordered, depth),
              StepName.of(ordered.get(depth)),
              exchange -> plugin.handle(exchange, further),
              rendering);
    }
    return new Pipeline(ordered, rendering, next);
  }

  /**
   * What a request goes through that no route takes.
   *
   * @param observers steps of {@link Phase#OBSERVE}; of each kind the first is taken
   * @param endpoint responds to it
   * @param renderer turns problems into responses
   * @param failures tells the log of requests that a stop cuts short
   */
  public static Pipeline unrouted(
      List<Step> observers, Endpoint endpoint, ProblemRenderer renderer, RouteFailures failures) {
    return of(firstOfEachKind(observers), endpoint, renderer, failures);
  }

  /**
   * What a request goes through that the listener rejects and that is nearest to this pipeline's
   * route: the steps that every response must pass, whoever gave it, which are its observers and
   * CORS. Nothing is asked of plugins further in.
   *
   * @param observers take part where this pipeline has none of their kind
   */
  public Pipeline rejecting(List<Step> observers) {
    List<Step> all = new ArrayList<>(outer());
    all.addAll(observers);
    return of(firstOfEachKind(all), REJECTION, rendering);
  }

  /**
   * What a preflight goes through on a route that does not take OPTIONS: the CORS policy responds.
   *
   * @param otherwise what the client is told where the policy lets it pass instead, as for pages of
   *     the gateway's own origin
   */
  public Pipeline preflight(Problem otherwise) {
    return of(outer(), _ -> otherwise.asFailure(), rendering);
  }

  private List<Step> outer() {
    return steps.stream()
        .filter(step -> step.phase() == Phase.OBSERVE || step.phase() == Phase.CORS)
        .toList();
  }

  /**
   * Responds to a request.
   *
   * @return never fails
   */
  public Future<GatewayResponse> handle(Exchange exchange) {
    return outermost.proceed(exchange);
  }

  /** The steps in the order in which a request meets them. */
  public List<Step> describe() {
    return steps;
  }

  private static List<Step> firstOfEachKind(List<Step> steps) {
    Set<Class<?>> kinds = new HashSet<>();
    return steps.stream().filter(step -> kinds.add(step.plugin().getClass())).toList();
  }

  private static String holder(List<Step> ordered, int depth) {
    return depth == 0 ? "pipeline" : StepName.of(ordered.get(depth - 1)).words();
  }
}
