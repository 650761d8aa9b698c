// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that are valid at one time. Compared by identity: a newer set is another one. */
final class KeySet {
  static final KeySet NONE = new KeySet(List.of());

  private final List<VerificationKey> keys;

  KeySet(List<VerificationKey> keys) {
    this.keys = List.copyOf(keys);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * The keys that may verify a token: those with its kid, else the only one without a kid. Issuers
   * should name their keys differently and not all do (RFC 7517 section 4.5), so that a kid may
   * have several. A token without a kid needs a set where only one key has its algorithm.
   *
   * @return empty where there is none
   */
  List<VerificationKey> find(@Nullable String kid, JwtAlgorithm algorithm) {
    List<VerificationKey> fitting =
        keys.stream().filter(key -> key.algorithm() == algorithm).toList();
    if (kid == null) {
      return only(fitting);
    }
    List<VerificationKey> named = fitting.stream().filter(key -> kid.equals(key.kid())).toList();
    return named.isEmpty()
        ? only(fitting.stream().filter(key -> key.kid() == null).toList())
        : named;
  }

  private static List<VerificationKey> only(List<VerificationKey> keys) {
    return keys.size() == 1 ? keys : List.of();
  }
}
