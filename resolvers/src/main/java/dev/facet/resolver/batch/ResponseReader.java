// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.count.UsageMeter;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.resolver.projection.Usage;
import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the value of a call out of its response. Without state of its own, for all operations. */
public final class ResponseReader {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseReader.class);

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
   * @param usage told how much was kept; null where nobody asks
   * @return the value at the call's root; null also where the status means null
   * @throws LoadFailure where the response is no value
   */
  @Nullable Object read(
      RestCall call, ResponseReading reading, UpstreamResponse response, @Nullable Usage usage) {
    if (response.status() < 200 || response.status() > 299) {
      return ErrorStatus.read(call, reading, response);
    }
    Row.Origin origin =
        reading.origin() ? new Row.Origin(response.status(), response.headers()) : null;
    Shape.Reached root = Shape.around(call.root(), reading.value());
    try {
      return root.accessor().read(rows(call, root.shape(), origin, response, usage));
    } catch (IOException e) {
      LOG.debug("service {} answered what is not JSON: {}", call.service(), e.getMessage());
      throw LoadFailure.shape(call.service(), "The service's answer is not JSON.");
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
}
