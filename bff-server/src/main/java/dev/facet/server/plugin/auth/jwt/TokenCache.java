// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.upstream.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tokens that were verified within the last minute, so that a busy client does not cost a signature
 * each time. The key is the token's SHA-256: a look-up tells nothing about tokens, and the cache
 * holds none. Bounded by the length of the tokens. Shared by all event loops.
 */
final class TokenCache {
  static final Duration MAX_LIFETIME = Duration.ofSeconds(60);
  private static final long MAX_CHARACTERS = 8L << 20;

  private final Cache<String, Entry> entries;

  /**
   * What is remembered.
   *
   * @param keys the set that the token was verified with; worth nothing with another
   */
  private record Entry(VerifiedToken token, KeySet keys, int length) {}

  TokenCache(LongSupplier nanoTime) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String _, Entry entry) -> entry.length())
            .expireAfterWrite(MAX_LIFETIME)
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  Optional<VerifiedToken> find(String text, KeySet current) {
    Entry entry = entries.getIfPresent(hash(text));
    return entry == null || entry.keys() != current ? Optional.empty() : Optional.of(entry.token());
  }

  void put(String text, VerifiedToken token, KeySet keys) {
    entries.put(hash(text), new Entry(token, keys, text.length()));
  }

  private static String hash(String text) {
    return new String(Sha256.of(text), StandardCharsets.ISO_8859_1);
  }
}
