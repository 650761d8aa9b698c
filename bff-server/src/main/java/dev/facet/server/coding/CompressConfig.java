// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.MediaType;
import dev.facet.upstream.config.DataSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which responses are compressed, and how.
 *
 * @param min the shortest, where its length is known; absent: 1 KiB
 * @param codings those first that are sent where a client likes them alike; absent: zstd, br, gzip
 * @param types media types, {@code text/*} or {@code *+json}; absent: what is text in all but name
 */
public record CompressConfig(DataSize min, List<String> codings, List<String> types) {
  private static final int MIN = 1_024;

  private static final Pattern TYPE =
      Pattern.compile(
          "[a-z0-9][a-z0-9!#$&^_.+-]*/(?:\\*|[a-z0-9][a-z0-9!#$&^_.+-]*)|\\*\\+[a-z0-9-]+");

  /** Sets defaults and guards. */
  public CompressConfig(
      @Nullable DataSize min, @Nullable List<String> codings, @Nullable List<String> types) {
    this.min = min == null ? new DataSize(MIN) : min;
    this.codings = codings == null ? ContentCoding.ALL : List.copyOf(codings);
    this.types = types == null ? MediaTypes.DEFAULT : List.copyOf(types);
    require(!this.codings.isEmpty(), "codings", "none", "1 or more");
    Set<String> named = new HashSet<>();
    for (String coding : this.codings) {
      require(ContentCoding.ALL.contains(coding), "codings", coding, "zstd, br and gzip");
      require(named.add(coding), "codings", coding + " twice", "each once");
    }
    require(!this.types.isEmpty(), "types", "none", "1 or more");
    for (String type : this.types) {
      boolean known = TYPE.matcher(type).matches();
      require(known, "types", type, "a media type in lower case, text/* or *+json");
      require(
          !type.equals(MediaType.EVENT_STREAM),
          "types",
          type,
          "another one; events are never compressed, since each is to arrive at once");
    }
  }
}
