// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ConnectionHeaders;
import dev.facet.http.FieldLines;
import dev.facet.http.Tokens;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.ForwardConfig;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.read.SentHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers of a request to a service. Of one name, the service's configured header stands
 * before the request's own, and that before a forwarded one.
 */
final class CallHeaders implements SentHeaders {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final CharSequence CORRELATION = HttpHeaders.createOptimized("x-request-id");
  private static final CharSequence COMPRESSED =
      HttpHeaders.createOptimized(ContentDecoder.ACCEPTED);

  /** Without the header any coding is welcome (RFC 9110, section 12.5.3). */
  private static final CharSequence IDENTITY = HttpHeaders.createOptimized("identity");

  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  private final List<Map.Entry<CharSequence, String>> configured = new ArrayList<>();
  private final List<String> forwarded;
  private final @Nullable String timeLeft;
  private final long attemptNanos;
  private final CharSequence acceptEncoding;

  CallHeaders(UpstreamConfig config) {
    for (Map.Entry<String, Secret> header : config.headers().entrySet()) {
      configured.add(Map.entry(AsciiString.of(header.getKey()), header.getValue().value()));
    }
    timeLeft = config.forward().timeLeft();
    attemptNanos = config.timeout().attempt().toNanos();
    forwarded = forwarded(config.forward());
    acceptEncoding = config.compression() ? COMPRESSED : IDENTITY;
  }

  @Override
  public void writeBuffered(UpstreamRequest request, CallContext context, MultiMap to) {
    write(request, context, to);
    forward(context.inbound(), to);
    if (!to.contains(HttpHeaders.ACCEPT)) {
      to.set(HttpHeaders.ACCEPT, JSON);
    }
    to.set(HttpHeaders.ACCEPT_ENCODING, acceptEncoding);
  }

  /**
   * Tells the service how long it is waited for, where it is configured to be told.
   *
   * @param nanos from now; what is less than a millisecond counts as one
   */
  void writeTimeLeft(long nanos, MultiMap to) {
    if (timeLeft != null) {
      to.set(timeLeft, Long.toString(Math.max(1, nanos / NANOS_PER_MILLI)));
    }
  }

  /**
   * The same for a stream, of which no more than the head is waited for: by each attempt for its
   * own time.
   *
   * @param nanos what is left of the call's time; {@link Long#MAX_VALUE} where it has none
   */
  void writeTimeToHead(long nanos, MultiMap to) {
    writeTimeLeft(Math.min(nanos, attemptNanos), to);
  }

  /** For a stream: forwards nothing. The caller sees the trailers, so it may ask for them. */
  void writeStreamed(UpstreamRequest request, CallContext context, MultiMap to) {
    write(request, context, to);
    String te = request.headers().get(HttpHeaderNames.TE);
    if (te != null && HttpHeaderValues.TRAILERS.contentEqualsIgnoreCase(te)) {
      to.set(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS);
      to.set(HttpHeaders.CONNECTION, HttpHeaderNames.TE); // RFC 9110, section 10.1.4
    }
  }

  @Override
  public List<String> forwarded() {
    return forwarded;
  }

  /** Values of the configured headers. */
  List<String> secrets() {
    return configured.stream().map(Map.Entry::getValue).toList();
  }

  /**
   * All that the service can see of a read, but for the correlation id and the time that is left:
   * equal for reads that it cannot tell apart.
   */
  Object identity(UpstreamRequest request, CallContext context) {
    if (forwarded.isEmpty() && request.headers().isEmpty()) {
      return new Identity(request.target(), List.of(), request.timeout());
    }
    List<Object> seen = new ArrayList<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!endsHere(name) && !isConfigured(name)) {
        seen.add(name);
        seen.add(header.getValue());
      }
    }
    for (int i = 0; i < forwarded.size(); i++) {
      String name = forwarded.get(i);
      List<String> values = goingOn(name, context.inbound(), request.headers());
      if (!values.isEmpty()) {
        seen.add(name);
        seen.add(values);
      }
    }
    return new Identity(request.target(), seen, request.timeout());
  }

  @Override
  public boolean isConfigured(String name) {
    for (int i = 0; i < configured.size(); i++) {
      if (AsciiString.contentEqualsIgnoreCase(configured.get(i).getKey(), name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What makes reads equal.
   *
   * @param headers names in lower case and values in turn, in the order they are sent; of one that
   *     goes on from the client the list of its values
   * @param timeout not seen by the service, but by the caller
   */
  private record Identity(String target, List<Object> headers, @Nullable Duration timeout) {}

  /**
   * Why a request cannot be written: which of its headers has a value that none may have. The value
   * is not told, since it may be a secret.
   */
  String whyUnsendable(UpstreamRequest request, CallContext context) {
    MultiMap seen = MultiMap.caseInsensitiveMultiMap(); // takes whatever comes
    writeBuffered(request, context, seen);
    for (Map.Entry<String, String> header : seen) {
      if (!isSendable(header)) {
        String name = header.getKey();
        return Tokens.isToken(name)
            ? "not sent: header " + name + ": a character that no header's value may have"
            : "not sent: a header whose name is not a token";
      }
    }
    return "not sent: a request that is not HTTP";
  }

  private static boolean isSendable(Map.Entry<String, String> header) {
    try {
      var _ = HttpHeaders.headers().add(header.getKey(), header.getValue());
      return true;
    } catch (IllegalArgumentException invalid) {
      return false;
    }
  }

  private void write(UpstreamRequest request, CallContext context, MultiMap to) {
    for (Map.Entry<String, String> header : request.headers()) {
      if (!endsHere(header.getKey())) {
        to.add(header.getKey(), header.getValue());
      }
    }
    for (int i = 0; i < configured.size(); i++) {
      to.set(configured.get(i).getKey(), configured.get(i).getValue());
    }
    if (!context.correlationId().isEmpty()) {
      to.set(CORRELATION, context.correlationId());
    }
  }

  /** Content-Length too, since it follows from the body that is sent. */
  private static boolean endsHere(String name) {
    return ConnectionHeaders.isHopByHop(name) || name.equalsIgnoreCase("content-length");
  }

  private void forward(MultiMap inbound, MultiMap to) {
    for (int i = 0; i < forwarded.size(); i++) {
      List<String> values = goingOn(forwarded.get(i), inbound, to);
      if (!values.isEmpty()) {
        to.add(forwarded.get(i), values);
      }
    }
  }

  /**
   * The values of a header of the client that a call carries on.
   *
   * @param before what goes before it, such as a header of the same name that the schema gives
   */
  private static List<String> goingOn(String name, MultiMap inbound, MultiMap before) {
    List<String> values = inbound.getAll(name);
    if (values.isEmpty() || before.contains(name) || ConnectionHeaders.isNominated(inbound, name)) {
      return List.of();
    }
    return values.size() == 1 ? values : FieldLines.merged(name, values);
  }

  private List<String> forwarded(ForwardConfig config) {
    List<String> names = new ArrayList<>(config.headers());
    if (config.authorization() && !names.contains("authorization")) {
      names.add("authorization");
    }
    // Host names this gateway, not the service; the others here are the gateway's own.
    names.removeIf(name ->
        endsHere(name)
            || isConfigured(name)
            || name.equals("host")
            || name.equals("accept-encoding")
            || name.equalsIgnoreCase(timeLeft));
    return List.copyOf(names);
  }
}
