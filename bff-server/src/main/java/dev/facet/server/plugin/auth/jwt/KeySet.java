// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.util.List;
import java.util.Optional;
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
   * The key for a token: the one with its kid, else the only one without a kid. A token without a
   * kid needs a set where only one key has its algorithm.
   */
  Optional<VerificationKey> find(@Nullable String kid, JwtAlgorithm algorithm) {
    List<VerificationKey> fitting =
        keys.stream().filter(key -> key.algorithm() == algorithm).toList();
    if (kid == null) {
      return only(fitting);
    }
    return fitting.stream()
        .filter(key -> kid.equals(key.kid()))
        .findFirst()
        .or(() -> only(fitting.stream().filter(key -> key.kid() == null).toList()));
  }

  private static Optional<VerificationKey> only(List<VerificationKey> keys) {
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }
}
