// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.PathSegments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path made of text and of pieces of the path that the client asked for, each byte by byte as the
 * client sent it.
 *
 * @param parts in order; their result starts with a slash or is empty
 * @param match what the paths look like that the route takes
 * @param inverse the way back
 */
public record PathTemplate(List<Part> parts, Match match, PathInverse inverse) {
  /** A piece of the path that is made. */
  public sealed interface Part {
    /**
     * Always the same.
     *
     * @param text of a path, already encoded
     */
    record Literal(String text) implements Part {}

    /**
     * One segment of the client's path, without slashes.
     *
     * @param index counted from 0
     */
    record Segment(int index) implements Part {}

    /**
     * Everything of the client's path from a segment on, with the slash before it; empty where the
     * path ends before.
     *
     * @param index counted from 0
     */
    record From(int index) implements Part {}

    /**
     * What a pattern captures of the client's path.
     *
     * @param captures the pattern
     * @param index of the capture, counted from 0
     */
    record Capture(PathCaptures captures, int index) implements Part {}
  }

  /**
   * What the client's paths look like.
   *
   * @param fixed what they all begin with: whole segments, or empty
   * @param segments how many segments they have before what {@code below} stands for
   * @param below whether there may be more segments
   */
  public record Match(String fixed, int segments, boolean below) {}

  /** A template. */
  public PathTemplate(List<Part> parts, Match match) {
    this(List.copyOf(parts), match, PathInverse.of(parts, match));
  }

  /** The path for a request with this one. */
  public String of(AskedPath path) {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.From(int all) && all == 0) {
      return path.text();
    }
    StringBuilder out = new StringBuilder(path.text().length() + 16);
    for (Part part : parts) {
      append(part, path, out);
    }
    return out.toString();
  }

  /**
   * The path for a request to a service.
   *
   * @throws UnsoundPathException where captured pieces make it lead elsewhere
   */
  String checked(AskedPath path) {
    String made = of(path);
    for (Part part : parts) {
      if (part instanceof Part.Capture(PathCaptures captures, _)) {
        boolean empty = made.contains("//") && !path.text().contains("//");
        if (empty || !captures.isSound(made)) {
          throw new UnsoundPathException();
        }
        return made;
      }
    }
    return made;
  }

  /** Appends what a part is for a path. */
  static void append(Part part, AskedPath path, StringBuilder out) {
    switch (part) {
      case Part.Literal(var literal) -> out.append(literal);
      case Part.From(int index) ->
          out.append(path.text(), PathSegments.start(path.text(), index), path.text().length());
      case Part.Segment(int index) -> appendSegment(path.text(), index, out);
      case Part.Capture(PathCaptures captures, int index) ->
          out.append(path.captured(captures, index));
    }
  }

  /** Appends a segment of a path, without the slash before it. */
  static void appendSegment(String path, int index, StringBuilder out) {
    int start = PathSegments.start(path, index);
    if (start < path.length()) {
      out.append(path, start + 1, PathSegments.start(path, index + 1));
    }
  }

  /** As {@link PathRewrite#inverse(String, String)}. */
  @Nullable String inverse(String path, String asked) {
    return inverse.of(path, asked);
  }

  /** As {@link PathRewrite#publicRoot()}. */
  String publicRoot() {
    return inverse.publicRoot();
  }

  /** What all paths that are made begin with: whole segments, or empty. */
  String serviceRoot() {
    return inverse.serviceRoot();
  }
}
