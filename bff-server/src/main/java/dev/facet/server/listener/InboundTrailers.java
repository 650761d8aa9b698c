// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.FieldLists;
import dev.facet.http.TrailerFields;
import dev.facet.upstream.RequestTrailers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The trailers of a request as far as they go on: what its {@code Connection} names ends here, and
 * nobody but the gateway names the principal.
 *
 * @param announced what the request's {@code Trailer} says of them
 * @param received as the client sent them
 * @param nominated by {@code Connection}
 * @param identityHeaders names of headers that services take for the gateway's
 */
record InboundTrailers(
    List<String> announced,
    Supplier<MultiMap> received,
    List<String> nominated,
    Set<String> identityHeaders)
    implements RequestTrailers {
  /**
   * Those of a request.
   *
   * @param headers as received
   */
  static InboundTrailers of(
      MultiMap headers, Supplier<MultiMap> received, Set<String> identityHeaders) {
    List<String> nominated = FieldLists.members(headers.getAll(HttpHeaders.CONNECTION));
    List<String> announced =
        FieldLists.members(headers.getAll(HttpHeaderNames.TRAILER)).stream()
            .filter(TrailerFields::mayFollowRequest)
            .filter(name -> !contains(nominated, name) && !contains(identityHeaders, name))
            .toList();
    return new InboundTrailers(announced, received, nominated, identityHeaders);
  }

  private static boolean contains(Collection<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  @Override
  public MultiMap fields() {
    MultiMap kept = TrailerFields.ofRequest(received.get());
    nominated.forEach(kept::remove);
    identityHeaders.forEach(kept::remove);
    return kept;
  }
}
