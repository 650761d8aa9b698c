// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.PathSegments;
import dev.facet.passthrough.PathTemplate.Match;
import dev.facet.passthrough.PathTemplate.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way back from the paths that a template makes to those that clients ask for. There is one
 * where each segment of the template has one piece at most, and what stands for many segments is at
 * its end. Segments that the template leaves out are those of the path that the client asked for.
 *
 * @param steps segment by segment; empty with {@code known} false where there is no way back
 * @param tail the segment from which on the client's path is appended; negative for none
 * @param match what the client's paths look like
 * @param known whether there is a way back
 */
record PathInverse(List<Step> steps, int tail, Match match, boolean known) {
  private static final int NONE = -1;

  /**
   * One segment of the service's path.
   *
   * @param before what it begins with
   * @param segment of the client's path that follows; negative for none
   * @param after what it ends with
   */
  record Step(String before, int segment, String after) {
    /** What stands between, in a segment of a path; null where the segment is another. */
    @Nullable String captured(String found) {
      if (segment < 0) {
        return found.equals(before) ? "" : null;
      }
      boolean same =
          found.length() > before.length() + after.length()
              && found.startsWith(before)
              && found.endsWith(after);
      return same ? found.substring(before.length(), found.length() - after.length()) : null;
    }
  }

  /** The way back from a template's paths. */
  static PathInverse of(List<Part> parts, Match match) {
    PathInverseReader reader = new PathInverseReader();
    for (Part part : parts) {
      reader.add(part);
    }
    return reader.inverse(match);
  }

  /** As {@link PathRewrite#inverse(String, String)}. */
  @Nullable String of(String path, String asked) {
    if (!known) {
      return null;
    }
    String[] captured = new String[match.segments()];
    int at = 0;
    for (Step step : steps) {
      if (at >= path.length()) {
        return null;
      }
      int end = PathSegments.start(path.substring(at), 1) + at;
      String value = step.captured(path.substring(at + 1, end));
      if (value == null || !note(captured, step.segment(), value)) {
        return null;
      }
      at = end;
    }
    String rest = path.substring(at);
    boolean dropped = tail == NONE && match.below();
    return dropped && !rest.isEmpty() ? null : publicPath(captured, asked) + rest;
  }

  private static boolean note(@Nullable String[] captured, int segment, String value) {
    if (segment >= 0) {
      String before = captured[segment];
      captured[segment] = value;
      return before == null || value.equals(before);
    }
    return true;
  }

  private String publicPath(@Nullable String[] captured, String asked) {
    StringBuilder out = new StringBuilder();
    int segments = tail == NONE ? match.segments() : tail;
    for (int i = 0; i < segments; i++) {
      String piece = captured[i];
      out.append('/');
      if (piece == null) {
        PathTemplate.appendSegment(asked, i, out);
      } else {
        out.append(piece);
      }
    }
    return out.toString();
  }

  /** What all of the service's paths begin with: whole segments, or empty. */
  String serviceRoot() {
    StringBuilder root = new StringBuilder();
    for (Step step : steps) {
      if (step.segment() >= 0) {
        break;
      }
      root.append('/').append(step.before());
    }
    return root.toString();
  }

  /** What all of the client's paths begin with, as far as the service's lead back to it. */
  String publicRoot() {
    String fixed = match.fixed();
    return tail < 0 ? fixed : fixed.substring(0, PathSegments.start(fixed, tail));
  }
}
