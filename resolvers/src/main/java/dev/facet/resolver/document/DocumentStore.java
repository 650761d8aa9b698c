// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.failure.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parsed documents of one frontend: stored ones are never dropped, others are cached. Bounded
 * by the length of the cached texts and the fields of their plans, which a few fragments can make
 * many; a rejected one is cached as well, since it may come again. Safe for all threads.
 */
final class DocumentStore {
  /** What all entries may weigh, in characters of document text, which take some 24 bytes each. */
  private static final long MAX_WEIGHT = 2_000_000;

  /** What an entry weighs beside its text. */
  private static final int ENTRY_WEIGHT = 256;

  /** What a field of a plan weighs: it takes as much memory as so many characters do. */
  private static final int FIELD_WEIGHT = 8;

  private final DocumentParser parser;
  private final StoredDocuments stored;
  private final FrontendCounts counts;
  private final Map<String, PreparedDocument> parsed = new HashMap<>();
  private final Cache<String, PreparedDocument> cached =
      Caffeine.newBuilder()
          .maximumWeight(MAX_WEIGHT)
          .weigher(DocumentStore::weighed)
          .executor(Runnable::run)
          .build();

  /**
   * A store with an empty cache, and all stored documents parsed.
   *
   * @param counts where misses of the cache are counted
   */
  DocumentStore(DocumentParser parser, StoredDocuments stored, FrontendCounts counts) {
    this.parser = parser;
    this.stored = stored;
    this.counts = counts;
    stored.texts().values().forEach(text -> parsed.put(text, parser.parse(text)));
  }

  private static int weighed(String text, PreparedDocument document) {
    return ENTRY_WEIGHT + text.length() + FIELD_WEIGHT * document.fields();
  }

  /**
   * The document of a request.
   *
   * @param query its text; null where its id is given
   * @param id the id of a stored document; not read where there is a document
   */
  PreparedDocument find(@Nullable String query, StoredDocuments.@Nullable Id id) {
    String text =
        query == null && id != null ? stored.texts().get(StoredDocuments.plain(id.value())) : query;
    if (text == null) {
      return unknown(id != null && id.automatic());
    }
    PreparedDocument known = parsed.get(text);
    if (known != null) {
      return known;
    }
    return stored.mode() == StoredDocuments.Mode.REQUIRED ? notInSafelist() : cached(text);
  }

  /** The document of a source, whether requests may bring it or not. */
  PreparedDocument read(String text) {
    return Objects.requireNonNullElseGet(parsed.get(text), () -> cached(text));
  }

  /** Weighs a cached document again that has other plans now. */
  void weighAgain(String text, PreparedDocument document) {
    if (!parsed.containsKey(text)) {
      cached.put(text, document);
    }
  }

  /** How many there are, roughly: those to be dropped may be among them for a moment. */
  long size() {
    return cached.estimatedSize() + parsed.size();
  }

  /** What the cached ones weigh, in characters of document text. */
  long weight() {
    return cached.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private PreparedDocument cached(String text) {
    return cached.get(text, this::parse);
  }

  private PreparedDocument parse(String query) {
    counts.count(Event.DOCUMENT_MISS);
    return parser.parse(query);
  }

  /**
   * A client of automatic persisted queries that is told "not found" sends the text to have it
   * stored, and asks by the id again the next time, for ever: nothing is ever stored here. Told
   * that they are not supported, it goes on with documents; and where these do not help, it gets an
   * end.
   */
  private PreparedDocument unknown(boolean automatic) {
    return switch (stored.mode()) {
      case OFF, PREFERRED -> automatic ? notSupported() : notFound();
      case REQUIRED -> automatic ? notInSafelist() : notFound();
    };
  }

  private static PreparedDocument notSupported() {
    return DocumentParser.rejected(
        ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
  }

  private static PreparedDocument notFound() {
    return DocumentParser.rejected(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
  }

  private static PreparedDocument notInSafelist() {
    return DocumentParser.rejected(
        ErrorCode.QUERY_NOT_IN_SAFELIST, ErrorCode.QUERY_NOT_IN_SAFELIST.meaning());
  }
}
