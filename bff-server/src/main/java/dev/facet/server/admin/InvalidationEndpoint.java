// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.http.AddressText;
import dev.facet.http.FieldLists;
import dev.facet.http.MediaType;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.snapshot.CurrentSnapshot;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /caches/invalidate}: forgets what is kept of services. It exists only where operators
 * show a token.
 */
final class InvalidationEndpoint {
  static final String PATH = "/caches/invalidate";

  /** The longest body, in bytes. */
  static final long MAX_BODY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(InvalidationEndpoint.class);

  private final CurrentSnapshot current;
  private final ManagementAccess access;
  private final ManagementProblems problems;

  InvalidationEndpoint(
      CurrentSnapshot current, ManagementAccess access, ManagementProblems problems) {
    this.current = current;
    this.access = access;
    this.problems = problems;
  }

  void addTo(Router router) {
    router.post(PATH).handler(this::admit);
    router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
    router.post(PATH).handler(this::invalidate);
  }

  private void admit(RoutingContext context) {
    String type =
        FieldLists.value(context.request().headers(), HttpHeaders.CONTENT_TYPE.toString());
    if (!access.isGuarded()) {
      problems.send(
          context,
          Problem.of(
              ProblemCode.FORBIDDEN,
              "listeners.management.token: missing (expected: a secret, which operators then show)."
                  + " Caches can be invalidated only where it is set."));
    } else if (!MediaType.parseLeniently(type == null ? "" : type)
        .name()
        .equals("application/json")) {
      problems.send(
          context,
          Problem.of(
                  ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                  "The body's Content-Type is not application/json.")
              .withHeader("accept", "application/json"));
    } else {
      context.next();
    }
  }

  private void invalidate(RoutingContext context) {
    try {
      InvalidationRequest request = InvalidationRequest.read(context.body().buffer());
      Invalidation.of(request, current.look().services())
          .run(context.vertx())
          .onSuccess(dropped -> done(context, request, dropped))
          .onFailure(context::fail);
    } catch (IllegalArgumentException malformed) {
      problems.send(
          context, Problem.of(ProblemCode.BAD_REQUEST, String.valueOf(malformed.getMessage())));
    }
  }

  private static void done(
      RoutingContext context, InvalidationRequest request, Invalidation.Dropped dropped) {
    LOG.atInfo()
        .addKeyValue("client", AddressText.of(context.request().remoteAddress()))
        .addKeyValue("service", request.service().isEmpty() ? "all" : request.service())
        .addKeyValue("urls", request.urls().size())
        .addKeyValue("tags", request.tags().size())
        .addKeyValue("all", request.all())
        .addKeyValue("responses", dropped.responses())
        .addKeyValue("items", dropped.items())
        .addKeyValue("replicas", dropped.replicas().isEmpty() ? "none" : dropped.replicas())
        .log("caches invalidated by an operator");
    JsonObject done =
        new JsonObject().put("responses", dropped.responses()).put("items", dropped.items());
    if (!dropped.replicas().isEmpty()) {
      done.put("replicas", dropped.replicas());
    }
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(done.toBuffer());
  }
}
