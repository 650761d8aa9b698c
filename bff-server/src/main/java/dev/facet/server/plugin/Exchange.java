// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.upstream.CallOrigin;
import dev.facet.upstream.Cancellation;
import io.vertx.core.MultiMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request in flight. Confined to the request's Vert.x context. */
public final class Exchange implements CallOrigin {
  private GatewayRequest request;
  private final String route;
  private final String path;
  private final Cancellation cancellation;
  private String correlationId;
  private int reached = -1;
  private @Nullable Principal principal;
  private @Nullable ExecutedOperation operation;
  private boolean announced;
  private boolean compressed;
  private @Nullable InterimResponseSink interims;
  private String service = "";
  private String failedOverFrom = "";
  private @Nullable Problem rejection;
  private String rejectedBy = "";
  private @Nullable IdentityHashMap<ExchangeKey<?>, Object> attachments;
  private @Nullable Runnable atEnd;
  private boolean ended;

  /**
   * A request that has just been matched.
   *
   * @param request what was asked
   * @param route the id of the route or the name of the frontend that matched
   * @param path the paths that it takes, as in the file; empty where none matched
   * @param correlationId the request's id until a plugin sets another
   * @param cancellation fires when the client goes away
   */
  public Exchange(
      GatewayRequest request,
      String route,
      String path,
      String correlationId,
      Cancellation cancellation) {
    this.request = request;
    this.route = route;
    this.path = path;
    this.correlationId = correlationId;
    this.cancellation = cancellation;
  }

  /** What was asked. */
  public GatewayRequest request() {
    return request;
  }

  /** Replaces what is asked, as plugins and the endpoint further in see it. */
  public void request(GatewayRequest other) {
    request = other;
  }

  /** The id of the route or the name of the frontend that matched. */
  public String route() {
    return route;
  }

  /**
   * The paths that the route or the frontend takes, as in the file, such as {@code /orders/{id}};
   * empty where none matched. Fit for logs, which the request's own path may not be.
   */
  public String path() {
    return path;
  }

  @Override
  public String clientIp() {
    return request.clientIp();
  }

  @Override
  public Map<String, Object> claims() {
    return principal == null ? Map.of() : principal.claims();
  }

  /** Fires when the client goes away. */
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void interim(int status, MultiMap headers) {
    if (interims != null) {
      interims.interim(status, headers);
    }
  }

  /** Where interim responses go. For the listener only. */
  public void interimsTo(InterimResponseSink sink) {
    interims = sink;
  }

  /**
   * Has interim responses changed on their way out, before what outer plugins change; where any are
   * taken at all.
   */
  public void changeInterims(Consumer<MultiMap> change) {
    InterimResponseSink outer = interims;
    if (outer != null) {
      interims =
          (status, headers) -> {
            change.accept(headers);
            outer.interim(status, headers);
          };
    }
  }

  /** The request's id in logs, in errors and towards services. */
  @Override
  public String correlationId() {
    return correlationId;
  }

  /** Replaces the request's id by one that the client is told. */
  public void correlationId(String id) {
    correlationId = id;
    announced = true;
  }

  /** Whether the client is told the request's id, as a correlationId policy does. */
  public boolean announcesCorrelationId() {
    return announced;
  }

  /** What became of the GraphQL operation; null before there is a response, and on routes. */
  public @Nullable ExecutedOperation operation() {
    return operation;
  }

  /** Sets what became of the GraphQL operation. For the endpoint only. */
  public void operation(ExecutedOperation executed) {
    operation = executed;
  }

  /** The service that responded to it on a route, or failed to; empty for none. */
  public String service() {
    return service;
  }

  /** Sets that service. For the endpoint only. */
  public void service(String responding) {
    service = responding;
  }

  /** Whether a policy compressed the response. */
  public boolean isCompressed() {
    return compressed;
  }

  /** Notes that a policy compresses the response. */
  public void compressed() {
    compressed = true;
  }

  /** The service that failed before another one was asked; empty for none. */
  public String failedOverFrom() {
    return failedOverFrom;
  }

  @Override
  public void failedOver(String from) {
    failedOverFrom = from;
  }

  /**
   * Why the listener rejects the request: it breaks a rule, no route takes it, or its body broke
   * while it was read. Null for all others. A plugin of a rejected request may add to the response
   * and must not respond in its place.
   */
  public @Nullable Problem rejection() {
    return rejection;
  }

  /** Rejects the request. For the listener only. */
  public void reject(Problem problem) {
    rejection = problem;
  }

  /** The policy that rejected it; empty for none. */
  public String rejectedBy() {
    return rejectedBy;
  }

  /** Notes the policy that rejects it. For the pipeline only. */
  public void rejectedBy(String policy) {
    rejectedBy = policy;
  }

  /** The verified caller; null before authentication and for anonymous requests. */
  public @Nullable Principal principal() {
    return principal;
  }

  @Override
  public String identity() {
    return principal == null ? "" : principal.policy() + ":" + principal.subject();
  }

  /** Sets the verified caller. */
  public void principal(Principal verified) {
    principal = verified;
  }

  /**
   * Notes how far in the request has come. For the pipeline only.
   *
   * @param step counted from the outermost, which is 0
   * @return false where the request has been there before
   */
  public boolean advanceTo(int step) {
    if (step <= reached) {
      return false;
    }
    reached = step;
    return true;
  }

  /**
   * Has something done when the request is over, once and whatever became of it: just before the
   * last byte of its response is written, when its client has left and what worked on it has given
   * up, or when the tunnel is closed that it opened. At once where it is over already.
   */
  public void onEnd(Runnable task) {
    Runnable earlier = atEnd;
    if (ended) {
      task.run();
    } else if (earlier == null) {
      atEnd = task;
    } else {
      atEnd =
          () -> {
            try {
              earlier.run();
            } finally {
              task.run();
            }
          };
    }
  }

  /** Notes that the request is over. For the listener only. */
  public void end() {
    Runnable task = atEnd;
    ended = true;
    atEnd = null;
    if (task != null) {
      task.run();
    }
  }

  /** What a plugin left here; null for nothing. */
  @SuppressWarnings("unchecked") // put() only takes values of the key's type
  public <T> @Nullable T get(ExchangeKey<T> key) {
    return attachments == null ? null : (T) attachments.get(key);
  }

  /** Leaves something here for plugins and endpoints further in. */
  public <T> void put(ExchangeKey<T> key, T value) {
    if (attachments == null) {
      attachments = new IdentityHashMap<>();
    }
    attachments.put(key, value);
  }
}
