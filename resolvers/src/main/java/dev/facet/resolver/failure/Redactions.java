// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamClient;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Knows the secrets of one operation: those that services are configured with, those that URL
 * templates hold, and those that the request brought.
 *
 * @param services clients by name
 * @param inbound headers of the request
 */
public record Redactions(Map<String, UpstreamClient> services, MultiMap inbound) {
  private static final int SHORTEST = 8;

  /**
   * What must not be shown of a call.
   *
   * @param sent headers that the call sends, by name
   */
  public Redaction of(RestCall call, Map<String, String> sent) {
    List<String> secrets = new ArrayList<>();
    call.url().secrets().stream().filter(Redactions::isNoWord).forEach(secrets::add);
    UpstreamClient client = services.get(call.service());
    if (client != null) {
      secrets.addAll(client.secrets());
    }
    sent.forEach((name, value) -> add(name, value, secrets));
    inbound.forEach(header -> add(header.getKey(), header.getValue(), secrets));
    return new Redaction(secrets);
  }

  /** A plain word, as in {@code sort_key=createdAt}, turns up where it is no secret. */
  private static boolean isNoWord(String literal) {
    return literal.length() >= SHORTEST && !literal.chars().allMatch(Character::isLetter);
  }

  private static void add(String name, String value, List<String> secrets) {
    if (Redaction.announcesSecret(name)) {
      secrets.add(value);
    }
  }
}
