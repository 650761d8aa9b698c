// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.resolver.document.StoredDocuments;
import dev.facet.server.coding.CompressConfig;
import dev.facet.server.config.route.Auth;
import dev.facet.server.route.PathPattern;
import dev.facet.upstream.config.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One GraphQL endpoint.
 *
 * @param path where it answers, an exact path
 * @param schema globs of the SDL files it is made of, relative to the configuration file; one or
 *     more
 * @param listeners names of the listeners that serve it; absent: all
 * @param use names of policies; absent: none
 * @param auth {@link Auth#NONE} where every client may call; null where a policy authenticates
 * @param introspection whether clients may ask for the schema; null for what the mode says: on in
 *     {@code dev}, off in {@code start}
 * @param explain which clients may ask what an operation called, beside all of them in {@code dev};
 *     absent: none
 * @param coalesce whether equal queries in flight are one execution; absent: yes
 * @param compression which responses are compressed; absent: its defaults
 * @param documents operations that are known before clients ask; absent: none
 * @param limits what an operation must keep to; absent: its defaults
 */
public record FrontendConfig(
    PathPattern.Exact path,
    List<String> schema,
    List<String> listeners,
    List<String> use,
    @Nullable Auth auth,
    @Nullable Boolean introspection,
    ExplainConfig explain,
    Boolean coalesce,
    CompressionConfig compression,
    DocumentsConfig documents,
    LimitsConfig limits) {
  /** Sets defaults, copies lists and guards. */
  public FrontendConfig(
      PathPattern.Exact path,
      List<String> schema,
      @Nullable List<String> listeners,
      @Nullable List<String> use,
      @Nullable Auth auth,
      @Nullable Boolean introspection,
      @Nullable ExplainConfig explain,
      @Nullable Boolean coalesce,
      @Nullable CompressionConfig compression,
      @Nullable DocumentsConfig documents,
      @Nullable LimitsConfig limits) {
    require(!schema.isEmpty(), "schema", "none", "1 or more");
    this.path = path;
    this.schema = List.copyOf(schema);
    this.listeners = listeners == null ? List.of() : List.copyOf(listeners);
    require(listeners == null || !listeners.isEmpty(), "listeners", "none", "1 or more");
    this.use = use == null ? List.of() : List.copyOf(use);
    this.auth = auth;
    this.introspection = introspection;
    this.explain = explain == null ? ExplainConfig.NONE : explain;
    this.coalesce = coalesce == null || coalesce;
    this.compression = compression == null ? CompressionConfig.DEFAULT : compression;
    this.documents = documents == null ? DocumentsConfig.NONE : documents;
    this.limits = limits == null ? LimitsConfig.DEFAULT : limits;
  }

  /**
   * Operations that are known before clients ask for them.
   *
   * @param files globs of the files that hold them, relative to the configuration file; absent:
   *     none
   * @param mode what they are for; absent: {@code preferred} where there are files
   */
  public record DocumentsConfig(List<String> files, StoredDocuments.Mode mode) {
    /** What an absent setting means. */
    public static final DocumentsConfig NONE = new DocumentsConfig(null, null);

    /** Sets defaults and guards. */
    public DocumentsConfig(@Nullable List<String> files, StoredDocuments.@Nullable Mode mode) {
      this.files = files == null ? List.of() : List.copyOf(files);
      this.mode =
          mode != null
              ? mode
              : this.files.isEmpty() ? StoredDocuments.Mode.OFF : StoredDocuments.Mode.PREFERRED;
      require(
          this.mode == StoredDocuments.Mode.OFF || !this.files.isEmpty(),
          "files",
          "none",
          "1 or more, to have documents " + this.mode.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Which clients may ask what an operation called.
   *
   * @param scopes a caller needs all of them; absent: no caller may
   */
  public record ExplainConfig(List<String> scopes) {
    /** What an absent setting means. */
    public static final ExplainConfig NONE = new ExplainConfig(null);

    /** Sets defaults. */
    public ExplainConfig(@Nullable List<String> scopes) {
      this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }
  }

  /**
   * Which responses are compressed, for clients that accept it.
   *
   * @param enabled whether any are; absent: yes
   * @param above the shortest that is; absent: 1 KiB
   * @param codings those first that are sent where a client likes them alike; absent: zstd, br,
   *     gzip
   */
  public record CompressionConfig(Boolean enabled, DataSize above, List<String> codings) {
    /** What absent settings mean. */
    public static final CompressionConfig DEFAULT = new CompressionConfig(null, null, null);

    /** Sets defaults and guards. */
    public CompressionConfig(
        @Nullable Boolean enabled, @Nullable DataSize above, @Nullable List<String> codings) {
      CompressConfig config = new CompressConfig(above, codings, null);
      this.enabled = enabled == null || enabled;
      this.above = config.min();
      this.codings = config.codings();
    }

    /** The same as a policy would have it; empty where nothing is compressed. */
    public Optional<CompressConfig> config() {
      return enabled ? Optional.of(new CompressConfig(above, codings, null)) : Optional.empty();
    }
  }

  /**
   * What an operation must keep to.
   *
   * @param depth the deepest nesting of fields, fragments counted; absent: 15
   * @param aliases the most aliases; absent: 30
   * @param rootFields the most fields of the operation's root; absent: 20
   * @param directives the most directives; absent: 50
   * @param operations the most operations of a document; absent: 10
   * @param tokens the most tokens of a document; absent: 2,000
   * @param characters the longest document; absent: 100 KB
   * @param upstreamCalls the most calls one operation may make; absent: 100
   * @param cost the most upstream items the response of one operation may have; absent: 1,000
   * @param deadline how long an operation may take; absent: 15 s
   */
  public record LimitsConfig(
      Integer depth,
      Integer aliases,
      Integer rootFields,
      Integer directives,
      Integer operations,
      Integer tokens,
      DataSize characters,
      Integer upstreamCalls,
      Integer cost,
      Duration deadline) {
    /** What absent limits mean. */
    public static final LimitsConfig DEFAULT =
        new LimitsConfig(null, null, null, null, null, null, null, null, null, null);

    /** Sets defaults and guards. */
    public LimitsConfig(
        @Nullable Integer depth,
        @Nullable Integer aliases,
        @Nullable Integer rootFields,
        @Nullable Integer directives,
        @Nullable Integer operations,
        @Nullable Integer tokens,
        @Nullable DataSize characters,
        @Nullable Integer upstreamCalls,
        @Nullable Integer cost,
        @Nullable Duration deadline) {
      this.depth = atLeast(1, "depth", depth, 15);
      this.aliases = atLeast(0, "aliases", aliases, 30);
      this.rootFields = atLeast(1, "rootFields", rootFields, 20);
      this.directives = atLeast(0, "directives", directives, 50);
      this.operations = atLeast(1, "operations", operations, 10);
      this.tokens = atLeast(1, "tokens", tokens, 2_000);
      this.characters = characters == null ? new DataSize(100_000) : characters;
      this.upstreamCalls = atLeast(1, "upstreamCalls", upstreamCalls, 100);
      this.cost = atLeast(1, "cost", cost, 1_000);
      this.deadline = deadline == null ? Duration.ofSeconds(15) : deadline;
      require(
          this.characters.bytes() >= 1 && this.characters.bytes() <= 1 << 30,
          "characters",
          this.characters,
          "1B to 1GiB");
      require(this.deadline.toMillis() > 0, "deadline", this.deadline, "1ms or more");
    }

    private static Integer atLeast(int least, String name, @Nullable Integer value, int standard) {
      int checked = value == null ? standard : value;
      require(checked >= least, name, checked, least + " or more");
      return checked;
    }
  }
}
