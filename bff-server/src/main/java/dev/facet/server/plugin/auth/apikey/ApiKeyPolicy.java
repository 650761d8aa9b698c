// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import dev.facet.server.plugin.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whose key it is. */
final class ApiKeyPolicy {
  private final List<ApiKeys.Entry> entries;
  private final String policy;

  ApiKeyPolicy(ApiKeyConfig config, String policy) {
    this.entries = ApiKeys.read(config);
    this.policy = policy;
  }

  /**
   * The caller with a key. Takes the same time for a right and a wrong one: hashes are compared, to
   * the last byte, and all of them.
   *
   * @param key as received: one character for each byte (RFC 9110, section 5.5)
   */
  Optional<Principal> principalWith(String key) {
    byte[] hash = ApiKeys.hash(key.getBytes(StandardCharsets.ISO_8859_1));
    ApiKeys.Entry found = null;
    for (ApiKeys.Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash(), hash)) {
        found = entry;
      }
    }
    return found == null
        ? Optional.empty()
        : Optional.of(new Principal(found.name(), policy, found.scopes(), Map.of()));
  }
}
