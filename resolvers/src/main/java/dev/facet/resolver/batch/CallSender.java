// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.resolver.count.UsageMeter;
import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.resolver.projection.Usage;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls of one operation and reads their answers. */
public final class CallSender {
  private static final Logger LOG = LoggerFactory.getLogger(CallSender.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CharSequence APPLICATION_JSON =
      HttpHeaders.createOptimized("application/json");

  private final Map<String, UpstreamClient> services;
  private final Map<String, UsageMeter> meters;
  private final CallContext context;
  private CallContext wave;
  private final CallBudget budget;
  private final boolean changes;
  private final @Nullable CallLog log;
  private final LongSupplier nanoTime;

  /**
   * A sender for one operation.
   *
   * @param services clients by name
   * @param meters for each service
   * @param changes whether calls by other methods than GET change something, as in mutations
   * @param log where calls are noted; null where nobody asks
   * @param nanoTime a steady clock
   */
  public CallSender(
      Map<String, UpstreamClient> services,
      Map<String, UsageMeter> meters,
      CallContext context,
      CallBudget budget,
      boolean changes,
      @Nullable CallLog log,
      LongSupplier nanoTime) {
    this.services = services;
    this.meters = meters;
    this.context = context;
    this.wave = context;
    this.budget = budget;
    this.changes = changes;
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins a wave. Its calls may take an equal share of the time that is left for all waves, so
   * that one that is late costs its own values and not those of the waves behind it. Calls that
   * change something may take all of it: nobody could tell what became of one that was cut off.
   *
   * @param left waves that are still to come at most, this one included
   */
  public void wave(int left) {
    if (left > 1 && !changes && context.deadline() != CallContext.NO_DEADLINE) {
      long now = nanoTime.getAsLong();
      wave = context.until(now + (context.deadline() - now) / left);
    } else {
      wave = context;
    }
  }

  /**
   * How an answer is read.
   *
   * @param value what is kept of the value at the call's root
   * @param origin whether rows remember the answer
   * @param missingIsNull whether 404 is null
   * @param nullRules whether the call's rules can make an error status null; where not, it fails
   */
  record Reading(Shape value, boolean origin, boolean missingIsNull, boolean nullRules) {}

  /**
   * Makes a call.
   *
   * @param keys how many keys it loads, for the log
   * @return the value at the call's root; fails with {@link LoadFailure} only
   */
  Future<@Nullable Object> send(RestCall call, RenderedCall rendered, Reading reading, int keys) {
    try {
      budget.take();
      UpstreamClient client = services.get(call.service());
      if (client == null) {
        throw new IllegalStateException("service: " + call.service() + " (expected: configured)");
      }
      long start = log == null ? 0 : nanoTime.getAsLong();
      return client
          .call(request(call, rendered), wave)
          .transform((response, failure) -> {
            Usage usage = log == null ? null : new Usage();
            if (changes && call.verb() != RestCall.Verb.GET) {
              client.changed();
            }
            Future<@Nullable Object> value =
                failure == null ? read(call, reading, response, usage) : failed(failure);
            note(call, keys, start, response, failure, usage);
            return value;
          });
    } catch (LoadFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  private UpstreamRequest request(RestCall call, RenderedCall rendered) {
    MultiMap headers = HttpHeaders.headers();
    rendered.headers().forEach(headers::set);
    RequestBody body = RequestBody.NONE;
    if (rendered.body() != null) {
      headers.set(HttpHeaders.CONTENT_TYPE, APPLICATION_JSON);
      body = new RequestBody.Bytes(Buffer.buffer(json(rendered.body())));
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

  private static Future<@Nullable Object> failed(Throwable failure) {
    if (failure instanceof UpstreamException upstream) {
      LOG.debug("call failed: {}", upstream.failure());
      return Future.failedFuture(LoadFailure.of(upstream.failure()));
    }
    LOG.error("call failed unexpectedly", failure);
    return Future.failedFuture(LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning()));
  }

  private Future<@Nullable Object> read(
      RestCall call, Reading reading, UpstreamResponse response, @Nullable Usage usage) {
    try {
      if (response.status() < 200 || response.status() > 299) {
        return Future.succeededFuture(refused(call, reading, response));
      }
      Row.Origin origin =
          reading.origin() ? new Row.Origin(response.status(), response.headers()) : null;
      Shape.Reached answer = Shape.around(call.root(), reading.value());
      return Future.succeededFuture(
          answer.accessor().read(rows(call, answer.shape(), origin, response, usage)));
    } catch (IOException e) {
      LOG.debug("service {} answered what is not JSON: {}", call.service(), e.getMessage());
      return Future.failedFuture(
          LoadFailure.shape(call.service(), "The service's answer is not JSON."));
    } catch (LoadFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  /** The body as rows, measured now and then; one that others received too is not. */
  private @Nullable Object rows(
      RestCall call,
      Shape shape,
      Row.@Nullable Origin origin,
      UpstreamResponse response,
      @Nullable Usage usage)
      throws IOException {
    UsageMeter meter = response.joined() ? null : meters.get(call.service());
    if (meter == null || !meter.measuresNext()) {
      return RowReader.read(response.body(), shape, origin, usage);
    }
    Usage measured = usage == null ? new Usage() : usage;
    Object value = RowReader.read(response.body(), shape, origin, measured);
    meter.add(response.body().length(), measured.bytes());
    return value;
  }

  private static @Nullable Object refused(
      RestCall call, Reading reading, UpstreamResponse response) {
    int status = response.status();
    for (RestCall.ErrorRule rule : call.errors()) {
      if (rule.status() == status) {
        if (rule.asNull() && reading.nullRules()) {
          return null;
        }
        String code = rule.code();
        throw LoadFailure.status(
            code == null ? ErrorCode.UPSTREAM_STATUS.name() : code,
            message(rule, response),
            call.service(),
            status);
      }
    }
    if (status == 404 && reading.missingIsNull()) {
      return null;
    }
    throw LoadFailure.status(
        ErrorCode.UPSTREAM_STATUS.name(),
        "The service answered with status " + status + ".",
        call.service(),
        status);
  }

  private static String message(RestCall.ErrorRule rule, UpstreamResponse response) {
    TextTemplate template = rule.message();
    Object text = template == null ? null : template.render(new BodyScope(response.body()));
    return text == null
        ? "The service answered with status " + rule.status() + "."
        : text.toString();
  }

  /** The body of an error answer, for messages; nothing where it is not JSON. */
  private record BodyScope(@Nullable Object body) implements Scope {
    BodyScope(ResponseBody body) {
      this(plain(body));
    }

    private static @Nullable Object plain(ResponseBody body) {
      try {
        return RowReader.read(body, new Shape(), null, null);
      } catch (IOException e) {
        LOG.debug("error answer is not JSON: {}", e.getMessage());
        return null;
      }
    }

    @Override
    public @Nullable Object value(Root root, JsonPath path) {
      return root == Root.BODY ? path.read(body) : null;
    }
  }

  private void note(
      RestCall call,
      int keys,
      long start,
      @Nullable UpstreamResponse response,
      @Nullable Throwable failure,
      @Nullable Usage usage) {
    if (log != null && usage != null) {
      log.add(
          new CallLog.Entry(
              log.wave(),
              call.service(),
              call.verb() + " " + call.url().source(),
              keys,
              response == null ? 0 : response.status(),
              nanoTime.getAsLong() - start,
              response == null ? 0 : response.body().length(),
              usage.bytes(),
              response != null && response.joined(),
              resent(response, failure)));
    }
  }

  private static int resent(@Nullable UpstreamResponse response, @Nullable Throwable failure) {
    if (response != null) {
      return response.resent();
    }
    return failure instanceof UpstreamException upstream ? upstream.resent() : 0;
  }
}
