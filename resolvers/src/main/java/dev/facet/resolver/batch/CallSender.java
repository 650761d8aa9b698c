// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.FailedCall;
import dev.facet.resolver.failure.FailedCall.End;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.ResponseUse;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.FormBody;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one operation. */
public final class CallSender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CharSequence APPLICATION_JSON =
      HttpHeaders.createOptimized("application/json");

  private static final CharSequence FORM =
      HttpHeaders.createOptimized("application/x-www-form-urlencoded");

  /** For a field that takes text too: a strict service has no JSON for it (RFC 9110, 12.5.1). */
  private static final CharSequence JSON_OR_TEXT =
      HttpHeaders.createOptimized("application/json, text/plain;q=0.9, */*;q=0.1");

  private final CallScope scope;
  private final WaveClock clock;
  private final ResponseReader reader;
  private final CallListener listener;
  private final LongSupplier nanoTime;
  private boolean mayHaveActed;

  /**
   * A sender for one operation.
   *
   * @param reader of all responses
   * @param listener is told of every call
   * @param nanoTime a steady clock
   */
  public CallSender(
      CallScope scope, ResponseReader reader, CallListener listener, LongSupplier nanoTime) {
    this.scope = scope;
    this.clock = new WaveClock(scope.context(), scope.changes(), nanoTime);
    this.reader = reader;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** Says how much time calls may take. */
  public WaveClock clock() {
    return clock;
  }

  /** The longest target that the service of a call reads, in bytes. */
  int maxTarget(RestCall call) {
    UpstreamClient client = scope.services().get(call.service());
    return client == null ? Integer.MAX_VALUE : client.maxTarget();
  }

  /** Whether a service may have made a change that it was asked for, so far. */
  public boolean mayHaveActed() {
    return mayHaveActed;
  }

  /** What the calls have in common. */
  CallScope scope() {
    return scope;
  }

  /** Whether calls by other methods than GET change something, as in mutations. */
  boolean changes() {
    return scope.changes();
  }

  /** The same for calls that nobody waits for: they are no part of the operation. */
  CallSender detached() {
    CallContext context =
        scope.context().cancelledBy(new Cancellation()).until(CallContext.NO_DEADLINE);
    return new CallSender(
        new CallScope(
            scope.services(), context, new CallBudget(Integer.MAX_VALUE), false, scope.failures()),
        reader,
        CallListener.NOOP,
        nanoTime);
  }

  /** Reads a response that was kept, as one that is received. */
  @Nullable Object read(RestCall call, ResponseReading reading, UpstreamResponse kept) {
    return reader.read(call, reading, kept, null);
  }

  /** Is told of every call. */
  CallListener listener() {
    return listener;
  }

  /**
   * Makes a call.
   *
   * @param keys how many keys it loads, for the listener
   * @return the value at the call's root; fails with {@link LoadFailure} only
   */
  Future<@Nullable Object> send(
      RestCall call, RenderedCall rendered, ResponseReading reading, int keys) {
    try {
      scope.budget().take();
      return made(call, rendered, reading, keys);
    } catch (LoadFailure failure) {
      return Future.failedFuture(failure);
    } catch (RuntimeException fault) { // an edge: of this call alone
      LoadFailure told = told(fault, false, call.service());
      report(call, rendered, keys, told, new End.Faulty(fault));
      return Future.failedFuture(told);
    }
  }

  private Future<@Nullable Object> made(
      RestCall call, RenderedCall rendered, ResponseReading reading, int keys) {
    UpstreamClient client = scope.services().get(call.service());
    if (client == null) {
      throw new IllegalStateException("service: " + call.service() + " (expected: configured)");
    }
    CallListener.Ongoing ongoing = listener.begins(call, rendered, keys);
    // What is kept here is kept under rules of its own, and dropped by tags; a cache of the service
    // takes every response of 2xx for a value.
    boolean own = call.caching().rule() != null || call.judgesBodies();
    UpstreamClient asked = own ? client.uncached() : client;
    return asked
        .call(request(call, rendered, takesText(client, call, rendered, reading)), clock.wave())
        .transform((response, failure) -> {
          if (mayChange(call)) {
            mayHaveActed |= !(failure instanceof UpstreamException lost) || lost.delivery().sent();
            client.changed();
          }
          if (!call.caching().invalidates().isEmpty()) {
            drop(call, reading, client, response, failure);
          }
          if (failure != null) {
            ongoing.ends(null, failure);
            LoadFailure told = told(failure, mayChange(call), call.service());
            report(call, rendered, keys, told, noResponse(failure));
            return Future.failedFuture(told);
          }
          try {
            Object value = reader.read(call, reading, response, ongoing.usage());
            if (!mayChange(call)) {
              keep(reading.keeper(), response, value);
            }
            ongoing.ends(response, null);
            scope.failures().received(call, rendered.sent(keys), response);
            return Future.succeededFuture(value);
          } catch (LoadFailure unread) {
            if (!mayChange(call) && Absence.isSaidBy(response.status())) {
              reading.keeper().drop(response.status());
            }
            LoadFailure told =
                mayChange(call) && isUnreadable(unread) ? unread.afterChange() : unread;
            ongoing.ends(response, told);
            report(call, rendered, keys, told, new End.Responded(response));
            return Future.failedFuture(told);
          } catch (RuntimeException fault) { // an edge: of this call alone
            LoadFailure internal = told(fault, false, call.service());
            LoadFailure told = mayChange(call) ? internal.afterChange() : internal;
            ongoing.ends(response, told);
            report(call, rendered, keys, told, new End.Faulty(fault));
            return Future.failedFuture(told);
          }
        });
  }

  private static void keep(
      ResponseKeeper keeper, UpstreamResponse response, @Nullable Object value) {
    if (value != null) {
      keeper.keep(response, value);
    } else if (Absence.isNull(response.status())) {
      keeper.drop(response.status());
    }
  }

  /** Drops what a call has changed, or may have changed where nobody can tell. */
  private void drop(
      RestCall call,
      ResponseReading reading,
      UpstreamClient client,
      @Nullable UpstreamResponse response,
      @Nullable Throwable failure) {
    boolean unknown =
        response == null
            && mayChange(call)
            && !(failure instanceof UpstreamException lost && !lost.delivery().sent());
    boolean done =
        response != null && response.status() / 100 == 2 && ErrorRules.of(call, response) == null;
    if (unknown || done) {
      Scope seen = response == null ? reading.scope() : new ErrorScope(reading.scope(), response);
      TagNames.drop(client.items(), call.caching().invalidates(), seen);
    }
  }

  /** Whether the service may change something by it. */
  private boolean mayChange(RestCall call) {
    return scope.changes() && call.verb() != RestCall.Verb.GET;
  }

  /** Whether a service that may well have done its work says so in a way that cannot be read. */
  private static boolean isUnreadable(LoadFailure failure) {
    return failure.status() == 0 && failure.code().equals(ErrorCode.UPSTREAM_SHAPE.name());
  }

  /** Whether the request says so: the schema or the client may say what is accepted. */
  private static boolean takesText(
      UpstreamClient client, RestCall call, RenderedCall rendered, ResponseReading reading) {
    return reading.use().holder() == ResponseUse.Holder.STRING
        && call.root() instanceof ResponsePart.Body(var path)
        && path.isSelf()
        && !rendered.headers().containsKey("accept")
        && !client.forwarded().contains("accept");
  }

  private static UpstreamRequest request(RestCall call, RenderedCall rendered, boolean text) {
    MultiMap headers = HttpHeaders.headers();
    rendered.headers().forEach(headers::set);
    if (text) {
      headers.set(HttpHeaders.ACCEPT, JSON_OR_TEXT);
    }
    RequestBody body = RequestBody.NONE;
    if (rendered.body() != null) {
      if (call.form()) {
        headers.set(HttpHeaders.CONTENT_TYPE, FORM);
        body = new RequestBody.Bytes(Buffer.buffer(FormBody.encode(rendered.body())));
      } else {
        if (!headers.contains(HttpHeaders.CONTENT_TYPE)) { // such as application/vnd.api+json
          headers.set(HttpHeaders.CONTENT_TYPE, APPLICATION_JSON);
        }
        body = new RequestBody.Bytes(Buffer.buffer(json(rendered.body())));
      }
    }
    return new UpstreamRequest(
        HttpMethod.valueOf(call.verb().name()), rendered.target(), headers, body, call.timeout());
  }

  private static byte[] json(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("body: not plain JSON", e);
    }
  }

  private void report(RestCall call, RenderedCall sent, int keys, LoadFailure failure, End end) {
    failure.setLogged();
    scope.failures().failed(new FailedCall(call, sent.sent(keys), failure, end));
  }

  private static LoadFailure told(Throwable failure, boolean mayChange, String service) {
    return failure instanceof UpstreamException upstream
        ? LoadFailure.of(FailureNotice.of(upstream, mayChange), service)
        : LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning());
  }

  private static End noResponse(Throwable failure) {
    return failure instanceof UpstreamException upstream
        ? new End.NoResponse(upstream)
        : new End.Faulty(failure);
  }
}
