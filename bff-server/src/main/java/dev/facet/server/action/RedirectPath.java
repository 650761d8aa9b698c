// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import dev.facet.passthrough.AskedPath;
import dev.facet.passthrough.PathTemplate;
import dev.facet.server.route.PathNormaliser;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRejectedException;

/** The path of a redirect: text, and {@link MatchPieces} of the path that the client asked for. */
public final class RedirectPath {
  private final String text;
  private final PathTemplate template;

  private RedirectPath(String text, PathTemplate template) {
    this.text = text;
    this.template = template;
  }

  /** The path that the client asked for. */
  public static RedirectPath same() {
    return parse("path", "{path}", PathPattern.any());
  }

  /**
   * Reads a path.
   *
   * @param name of the setting, for what is thrown
   * @param pattern of the route's match, which says what {@code {rest}} and variables are
   * @throws dev.facet.upstream.config.InvalidSetting where it names a piece that the match does not
   *     have
   */
  public static RedirectPath parse(String name, String text, PathPattern pattern) {
    return new RedirectPath(text, MatchPieces.of(pattern).path(name, text));
  }

  /** The path for a request when the client comes back with it, in the form of its equivalents. */
  String normal(String path) {
    String next = of(path);
    try {
      return PathNormaliser.equivalent(PathNormaliser.normalise(next));
    } catch (PathRejectedException neverComesBack) {
      return next;
    }
  }

  /**
   * The path for a request.
   *
   * @param path the client's, in normal form; one that the match takes
   * @return starts with a slash
   */
  String of(String path) {
    String made = template.of(new AskedPath(path));
    return made.isEmpty() ? "/" : made;
  }

  /** As the configuration writes it. */
  @Override
  public String toString() {
    return text;
  }
}
