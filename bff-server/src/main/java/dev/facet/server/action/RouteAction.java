// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import dev.facet.passthrough.RequestRewrite;
import dev.facet.server.route.RouteQuestion;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of a request that a route matches. Switch over it without a default. */
public sealed interface RouteAction {
  /**
   * A service responds.
   *
   * @param rewrite what becomes of the target and the Host
   * @param cached whether what the services' caches keep may respond
   * @param to the services
   */
  record Forward(RequestRewrite rewrite, boolean cached, ForwardTargets to)
      implements RouteAction {}

  /**
   * The gateway responds, always the same.
   *
   * @param status 200 to 599
   * @param headers with the values they have
   * @param body sent as UTF-8; empty for none
   */
  record Respond(int status, Map<String, String> headers, String body) implements RouteAction {
    /** Copies the map. */
    public Respond {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
  }

  /**
   * The client is sent to another URL.
   *
   * @param target the URL
   * @param status 301, 302, 303, 307 or 308
   */
  record Redirect(RedirectTarget target, int status) implements RouteAction {
    private static final int SEE_OTHER = 303;
    private static final int PERMANENT = 308;

    /**
     * To the same URL of https.
     *
     * @param port null for that of the scheme
     */
    public static Redirect toHttps(@Nullable Integer port) {
      return new Redirect(new RedirectTarget("https", null, port, RedirectPath.same()), PERMANENT);
    }

    /**
     * The method that clients follow with: 303 makes a GET of all but HEAD (RFC 9110, section
     * 15.4.4).
     */
    public HttpMethod methodAfter(HttpMethod method) {
      return status == SEE_OTHER && !method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    }
  }

  /**
   * The gateway sends files.
   *
   * @param files the files
   * @param skipped how many leading segments of a request's path stand for the folder; {@link
   *     #ALL_BUT_LAST} where the last one is the file
   */
  record Files(StaticFiles files, int skipped) implements RouteAction {
    /** The path in the folder is the last segment. */
    public static final int ALL_BUT_LAST = -1;
  }

  /**
   * A frontend executes the operation.
   *
   * @param frontend its name
   */
  record GraphQl(String frontend) implements RouteAction {}

  /** Whether it takes a request: a redirect takes none that is where it leads already. */
  default boolean takes(RouteQuestion question) {
    return !(this instanceof Redirect(RedirectTarget target, _))
        || target.leadsElsewhere(
            new RedirectTarget.Asked(question.scheme(), question.authority(), question.path()));
  }

  /** What it does, for people. */
  default String words() {
    return words(UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param service what a service of a name is called
   */
  default String words(UnaryOperator<String> service) {
    return switch (this) {
      case Forward(_, _, var to) -> new ForwardWords(to, service).line();
      case Respond(var status, _, _) -> "responds " + status;
      case Redirect(var target, var status) -> "redirects to " + target + " with " + status;
      case Files(var files, _) -> "serves " + files.words();
      case GraphQl(var frontend) -> "executes operations of " + frontend;
    };
  }

  /**
   * What else decides what becomes of a request, a line each.
   *
   * @param service what a service of a name is called
   */
  default List<String> details(UnaryOperator<String> service) {
    return switch (this) {
      case Forward(_, _, var to) -> new ForwardWords(to, service).details();
      case Respond _, Redirect _, Files _, GraphQl _ -> List.of();
    };
  }

  /** Which of its services a request with these headers goes to; empty where there is one. */
  default String decision(MultiMap headers) {
    return switch (this) {
      case Forward(_, _, var to) ->
          new ForwardWords(to, UnaryOperator.identity()).decision(headers);
      case Respond _, Redirect _, Files _, GraphQl _ -> "";
    };
  }
}
