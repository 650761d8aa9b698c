// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.http.AcceptedCodings;
import dev.facet.http.EntityTags;
import dev.facet.http.FieldLists;
import dev.facet.http.ResponseContent;
import dev.facet.resolver.EncodedBodies;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compresses responses for clients that accept it. Short ones stay as they are, unless the client
 * wants none like that ({@code identity;q=0}): there is nothing to gain. Long ones that are all
 * there are compressed off the event loop, which others wait for; streams piece by piece, as they
 * pass, as far as the memory goes that they may have together. A response that several share is
 * compressed once for each coding, on each event loop that it is sent from.
 */
public final class ResponseCompression {
  /** The longest response that an event loop compresses at once, in bytes. */
  private static final int MAX_ON_EVENT_LOOP = 64 << 10;

  private static final int NOT_MODIFIED = 304;

  private final long min;
  private final List<String> codings;
  private final CompressionRules rules;
  private final Runnable compressed;
  private final CodingLibraries libraries;
  private final EncoderMemory memory;

  /**
   * A compression by its settings.
   *
   * @param compressed told of each body that is compressed
   */
  public ResponseCompression(CompressConfig config, Runnable compressed) {
    this(config, compressed, CodingLibraries.OF_PROCESS, EncoderMemory.OF_PROCESS);
  }

  /** The same with other libraries and other memory than those of the process. */
  ResponseCompression(
      CompressConfig config, Runnable compressed, CodingLibraries libraries, EncoderMemory memory) {
    this.libraries = libraries;
    this.memory = memory;
    this.min = config.min().bytes();
    this.codings = config.codings();
    this.rules = new CompressionRules(new MediaTypes(config.types()));
    this.compressed = compressed;
  }

  /** Undoes, in a request, what compression did to the tags that the client has by now. */
  public static void restoreTags(GatewayRequest request) {
    EntityTags.restore(request.headers());
  }

  /** The response as the client wants it. Its headers are changed. */
  public Future<GatewayResponse> compress(GatewayRequest request, GatewayResponse response) {
    if (response.status() == NOT_MODIFIED) {
      CompressionRules.notModified(request.headers(), response.headers());
      return Future.succeededFuture(response);
    }
    if (response.status() == CompressionRules.PARTIAL) {
      rules.partial(request.headers(), response.headers());
      return Future.succeededFuture(response);
    }
    return compress(request, response, new EncodedBodies());
  }

  /**
   * The same for a response that several share.
   *
   * @param encodedBodies where all waiters of an event loop find the compressed response
   */
  public Future<GatewayResponse> compress(
      GatewayRequest request, GatewayResponse response, EncodedBodies encodedBodies) {
    String acceptEncoding = FieldLists.value(request.headers(), HttpHeaders.ACCEPT_ENCODING);
    long length = length(request, response);
    boolean shorter = length != ResponseContent.UNKNOWN && length < min;
    boolean plain = shorter && !namesWeights(acceptEncoding);
    if (length == 0
        || (plain && !mayBeKept(request))
        || !rules.mayCompress(request.headers(), response)) {
      return Future.succeededFuture(response);
    }
    CompressionRules.addVary(response.headers());
    AcceptedCodings accepted = AcceptedCodings.of(acceptEncoding);
    if (plain || (shorter && !accepted.rejectsIdentity())) {
      return Future.succeededFuture(response);
    }
    return negotiated(accepted, response, encodedBodies);
  }

  private Future<GatewayResponse> negotiated(
      AcceptedCodings accepted, GatewayResponse response, EncodedBodies encodedBodies) {
    String best = accepted.best(libraries.possible(codings));
    if (best.equals(AcceptedCodings.IDENTITY)) {
      return Future.succeededFuture(response);
    }
    ContentCoding coding = ContentCoding.of(best);
    return libraries.isLoaded(coding)
        ? encoded(response, coding, encodedBodies)
        : libraries.load(coding).compose(_ -> negotiated(accepted, response, encodedBodies));
  }

  private Future<GatewayResponse> encoded(
      GatewayResponse response, ContentCoding coding, EncodedBodies encodedBodies) {
    return switch (response.body()) {
      case Body.GrpcFailure _, Body.Upgraded _ -> Future.succeededFuture(response);
      case Body.Empty _ -> Future.succeededFuture(with(response, coding, response.body()));
      case Body.Bytes(var plain) ->
          encodedBodies
              .of(coding, () -> compress(plain, coding))
              .map(bytes -> with(response, coding, new Body.Bytes(bytes)));
      case Body.Streamed streamed -> Future.succeededFuture(passing(response, streamed, coding));
    };
  }

  /** A stream that is compressed as it passes, where there is memory left for it. */
  private GatewayResponse passing(
      GatewayResponse response, Body.Streamed plain, ContentCoding coding) {
    int bytes = coding.streamMemory();
    if (!memory.take(bytes)) {
      return response;
    }
    compressed.run();
    EncodedStream stream = new EncodedStream(plain, coding::stream, () -> memory.giveBack(bytes));
    return with(response, coding, new Body.Streamed(stream, plain.trailers(), stream::abort));
  }

  private static GatewayResponse with(GatewayResponse response, ContentCoding coding, Body body) {
    CompressionRules.encoded(response.headers(), coding);
    return new GatewayResponse(response.status(), response.headers(), body);
  }

  private Future<Buffer> compress(Buffer plain, ContentCoding coding) {
    compressed.run();
    Context context = Vertx.currentContext();
    return plain.length() <= MAX_ON_EVENT_LOOP || context == null
        ? Future.succeededFuture(coding.compress(plain.getBytes()))
        : context.executeBlocking(() -> coding.compress(plain.getBytes()), false);
  }

  /** Whether a cache may keep the response for clients that accept other codings. */
  private static boolean mayBeKept(GatewayRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }

  /** Only a weight can say that a client does not want a short response as it is. */
  private static boolean namesWeights(@Nullable String acceptEncoding) {
    return acceptEncoding != null && acceptEncoding.indexOf(';') >= 0;
  }

  /**
   * How long the body is, or that of the GET which a HEAD stands for; 0 where there is nothing that
   * could be encoded. A body whose length is not known may be long.
   */
  private static long length(GatewayRequest request, GatewayResponse response) {
    return switch (response.body()) {
      case Body.Bytes(var bytes) -> bytes.length();
      case Body.Streamed _ -> ResponseContent.length(response.headers());
      case Body.GrpcFailure _, Body.Upgraded _ -> 0;
      case Body.Empty _ ->
          request.method().equals(HttpMethod.HEAD) ? ResponseContent.length(response.headers()) : 0;
    };
  }
}
