// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.count.UsageMeter;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.ResponseUse.Holder;
import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.resolver.projection.Usage;
import dev.facet.schema.RestCall;
import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the value of a call out of its response. Without state of its own, for all operations. */
public final class ResponseReader {
  private final Map<String, UsageMeter> meters;

  /**
   * A reader.
   *
   * @param meters for each service
   */
  public ResponseReader(Map<String, UsageMeter> meters) {
    this.meters = meters;
  }

  /**
   * Reads a response.
   *
   * @param usage told how much was kept; null where it is not measured
   * @return the value at the call's root; null also where an error rule means null
   * @throws LoadFailure where the response is no value
   */
  @Nullable Object read(
      RestCall call, ResponseReading reading, UpstreamResponse response, @Nullable Usage usage) {
    ErrorRule rule = ErrorRules.of(call, response);
    if (rule != null || !Success.is(response)) {
      return ErrorRules.read(call, rule, reading, response);
    }
    return switch (call.root()) {
      case ResponsePart.Body(var path) -> body(call, path, reading, response, usage);
      case ResponsePart.Status() -> (long) response.status();
      case ResponsePart.Header(var name) ->
          HeaderValue.of(response.headers(), name, reading.use().holder() == Holder.LIST);
      case ResponsePart.Ok() -> true;
    };
  }

  private @Nullable Object body(
      RestCall call,
      JsonPath path,
      ResponseReading reading,
      UpstreamResponse response,
      @Nullable Usage usage) {
    Holder holder = reading.use().holder();
    Row.Origin origin =
        reading.origin() ? new Row.Origin(response.status(), response.headers()) : null;
    if (holder == Holder.STRING && path.isSelf() && response.body().length() > 0) {
      TextBody text = TextBody.of(response.headers());
      if (text != null) {
        return text.read(response.body(), call.service());
      }
    }
    if (holder == Holder.HEAD || response.body().isBlank()) {
      return withoutContent(holder, reading.value(), origin);
    }
    Object value = json(call, path, reading.value(), new Received(response, origin, usage));
    return holder.around() && value != null && !(value instanceof Row)
        ? Row.around(reading.value(), value, origin)
        : value;
  }

  private static @Nullable Object withoutContent(
      Holder holder, Shape shape, Row.@Nullable Origin origin) {
    if (holder == Holder.BOOLEAN) {
      return true;
    }
    return holder.evenEmpty() ? Row.around(shape, null, origin) : null;
  }

  /** A response with what is noted while it is read. */
  private record Received(
      UpstreamResponse response, Row.@Nullable Origin origin, @Nullable Usage usage) {}

  private @Nullable Object json(RestCall call, JsonPath path, Shape value, Received received) {
    Shape.Reached root = Shape.around(path, value);
    try {
      return root.accessor().read(rows(call, root.shape(), received));
    } catch (IOException e) {
      LoadFailure unread =
          LoadFailure.shape(call.service(), UnreadableBody.message(received.response()));
      unread.setDetail(UnreadableBody.place(e));
      throw unread;
    }
  }

  /** The body as rows, measured now and then; one that others received too, or before, is not. */
  private @Nullable Object rows(RestCall call, Shape shape, Received received) throws IOException {
    UpstreamResponse response = received.response();
    boolean sentForIt = !response.coalesced() && !response.delivery().cache().isKept();
    UsageMeter meter = sentForIt ? meters.get(call.service()) : null;
    if (meter == null || !meter.measuresNext()) {
      return RowReader.read(response.body(), shape, received.origin(), received.usage());
    }
    Usage measured = received.usage() == null ? new Usage() : received.usage();
    Object value = RowReader.read(response.body(), shape, received.origin(), measured);
    meter.add(response.body().length(), measured.bytes());
    return value;
  }
}
