// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamClient;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the secrets of one operation: those that services are configured with, those that URL
 * templates hold, and those that the request brought.
 *
 * @param services clients by name
 * @param inbound headers of the request
 */
public record Redactions(Map<String, UpstreamClient> services, MultiMap inbound) {
  private static final int MIN_LENGTH = 8;

  /**
   * What must not be shown of a call.
   *
   * @param sent what the call sends: of its headers, parameters and members of its body those count
   *     whose names announce a secret
   */
  public Redaction of(RestCall call, FailedCall.Sent sent) {
    List<String> secrets = new ArrayList<>();
    call.url().secrets().forEach(secret -> addUnlessWord(secret, secrets));
    parameters(sent.target(), secrets);
    members(sent.body(), secrets);
    UpstreamClient client = services.get(call.service());
    if (client != null) {
      secrets.addAll(client.secrets());
    }
    sent.headers().forEach((name, value) -> add(name, value, secrets));
    inbound.forEach(header -> add(header.getKey(), header.getValue(), secrets));
    return new Redaction(secrets);
  }

  private static void parameters(String target, List<String> secrets) {
    for (String pair : target.substring(target.indexOf('?') + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && Redaction.announcesSecret(pair.substring(0, equals))) {
        addUnlessWord(decoded(pair.substring(equals + 1)), secrets);
      }
    }
  }

  /** A template's own text may have a percent sign that encodes nothing. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static void members(@Nullable Object json, List<String> secrets) {
    switch (json) {
      case Map<?, ?> object ->
          object.forEach((name, value) -> {
            if (value instanceof String text && Redaction.announcesSecret(String.valueOf(name))) {
              addUnlessWord(text, secrets);
            } else {
              members(value, secrets);
            }
          });
      case List<?> list -> list.forEach(item -> members(item, secrets));
      case null, default -> {}
    }
  }

  /** A plain word, as in {@code sort_key=createdAt}, turns up where it is no secret. */
  private static void addUnlessWord(String value, List<String> secrets) {
    if (value.length() >= MIN_LENGTH && !value.chars().allMatch(Character::isLetter)) {
      secrets.add(value);
    }
  }

  private static void add(String name, String value, List<String> secrets) {
    if (Redaction.announcesSecret(name)) {
      secrets.add(value);
    }
  }
}
