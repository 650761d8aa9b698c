// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.FieldNames;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.SignerConfig;
import dev.facet.upstream.credentials.RequestSigner;
import dev.facet.upstream.credentials.RequestSigners;
import dev.facet.upstream.credentials.RequestToSign;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds to requests what proves that they come from here. */
@FunctionalInterface
interface Signing {
  /** For services that want no signature. */
  Signing NONE = (to, from, endpoint) -> {};

  /**
   * Signs a request whose headers are complete.
   *
   * @param endpoint the base URL that it goes to
   */
  void sign(HttpClientRequest to, UpstreamRequest from, String endpoint);

  /** By the signer of a service; null for none. */
  static Signing of(@Nullable SignerConfig config) {
    if (config == null) {
      return NONE;
    }
    RequestSigner signer = RequestSigners.of(config);
    return (to, from, endpoint) -> {
      Map<String, List<String>> before = ofConnection(to.headers());
      try {
        signer.sign(
            new RequestToSign(
                to.getMethod(), endpoint, to.getURI(), to.headers(), body(from.body())));
      } catch (RuntimeException fault) { // others' code
        throw new SignerException(fault);
      }
      requireSame(before, ofConnection(to.headers()));
    };
  }

  /** What a signature is no reason to change: the next request on the connection would suffer. */
  private static Map<String, List<String>> ofConnection(MultiMap headers) {
    Map<String, List<String>> found = new TreeMap<>();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (FieldNames.isFraming(name) || name.equals("host") || name.equals("expect")) {
        found.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(header.getValue());
      }
    }
    return found;
  }

  private static void requireSame(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    if (before.equals(after)) {
      return;
    }
    Map<String, List<String>> changed = new TreeMap<>(before);
    changed.putAll(after);
    changed.entrySet().removeAll(unchanged(before, after));
    throw new SignerException(
        "it changed "
            + String.join(", ", changed.keySet())
            + " (expected: other headers; the gateway alone says how a request is sent)");
  }

  private static List<Map.Entry<String, List<String>>> unchanged(
      Map<String, List<String>> before, Map<String, List<String>> after) {
    return before.entrySet().stream()
        .filter(entry -> entry.getValue().equals(after.get(entry.getKey())))
        .toList();
  }

  private static @Nullable Buffer body(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Upgrade _ -> Buffer.buffer();
      case RequestBody.Bytes(var bytes) -> bytes;
      case RequestBody.Streamed _ -> null;
    };
  }
}
