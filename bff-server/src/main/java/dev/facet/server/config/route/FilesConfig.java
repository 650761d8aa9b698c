// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldValues;
import dev.facet.http.MediaType;
import dev.facet.server.action.RouteAction;
import dev.facet.server.action.StaticFiles;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that a route serves.
 *
 * @param dir the folder, absolute or relative to that of the configuration file
 * @param index the file that stands for its folder; absent: index.html
 * @param fallback the file for navigations to what is not there, by its path in the folder; null:
 *     they are 404
 * @param cacheControl of all but the fallback; absent: no-cache
 * @param precompressed whether siblings such as {@code app.js.br} are sent; absent: no
 * @param types media types by extensions; absent: the known ones
 */
public record FilesConfig(
    String dir,
    String index,
    @Nullable String fallback,
    String cacheControl,
    Boolean precompressed,
    Map<String, String> types) {
  private static final String DEFAULT_INDEX = "index.html";
  private static final String DEFAULT_CACHE_CONTROL = "no-cache";

  /** Names that are served: not hidden, of one segment each. */
  private static final Pattern NAME = Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]+");

  private static final Pattern PATH =
      Pattern.compile("(?:(?:\\.well-known|" + NAME.pattern() + ")/)*" + NAME.pattern());

  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9_+~-]+");

  /** Sets defaults and guards. */
  public FilesConfig(
      String dir,
      @Nullable String index,
      @Nullable String fallback,
      @Nullable String cacheControl,
      @Nullable Boolean precompressed,
      @Nullable Map<String, String> types) {
    require(!dir.isBlank() && dir.indexOf('\0') < 0, "dir", dir, "a folder, such as public");
    this.dir = dir;
    this.index = index == null ? DEFAULT_INDEX : index;
    this.fallback = fallback;
    this.cacheControl = cacheControl == null ? DEFAULT_CACHE_CONTROL : cacheControl;
    this.precompressed = precompressed != null && precompressed;
    this.types = types == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(types));
    require(
        NAME.matcher(this.index).matches(),
        "index",
        this.index,
        "the name of a file, which is not hidden, such as " + DEFAULT_INDEX);
    require(
        fallback == null || PATH.matcher(fallback).matches(),
        "fallback",
        fallback,
        "the path of a file in the folder, without hidden names, such as " + DEFAULT_INDEX);
    require(
        !this.cacheControl.isEmpty() && FieldValues.isPlain(this.cacheControl),
        "cacheControl",
        this.cacheControl,
        "directives such as public, max-age=3600");
    this.types.forEach(FilesConfig::requireType);
  }

  private static void requireType(String extension, String type) {
    require(
        EXTENSION.matcher(extension).matches(),
        "types",
        extension,
        "extensions in lower case without the dot, such as glb");
    require(
        FieldValues.isPlain(type) && MediaType.parse(type).isPresent(),
        "types." + extension,
        type,
        "a media type, such as model/gltf-binary");
  }

  /**
   * The same as requests are responded to by. What stands behind the segments that the match names
   * is the path in the folder; of a match without paths below it is the last segment, of a regular
   * expression all of the path.
   */
  RouteAction.Files action(PathPattern match) {
    return new RouteAction.Files(
        new StaticFiles(
            dir, index, fallback == null ? "" : fallback, cacheControl, precompressed, types),
        skipped(match));
  }

  private static int skipped(PathPattern match) {
    int fixed = (int) match.fixed().chars().filter(c -> c == '/').count();
    return switch (match) {
      case PathPattern.Exact _ -> RouteAction.Files.ALL_BUT_LAST;
      case PathPattern.Prefix _ -> fixed;
      case PathRegex _ -> 0;
      case PathPattern.Template(_, List<PathPattern.Template.Segment> segments, boolean below) ->
          below ? fixed + segments.size() : RouteAction.Files.ALL_BUT_LAST;
    };
  }
}
