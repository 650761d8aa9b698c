// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.passthrough.PathTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedPathTest {
  /** Captures the first and the last character, and notes each time that it is asked. */
  private static final class Ends implements PathCaptures {
    final List<String> asked = new ArrayList<>();

    @Override
    public List<String> capture(String path) {
      asked.add(path);
      return List.of(path.substring(0, 1), path.substring(path.length() - 1));
    }

    @Override
    public boolean isSound(String made) {
      return true;
    }
  }

  @Test
  void aPatternIsComparedWithThePathOnceHoweverManyPiecesAreMadeOfIt() {
    Ends ends = new Ends();
    AskedPath path = new AskedPath("/abc");
    Part slash = new Part.Capture(ends, 0);
    Part last = new Part.Capture(ends, 1);
    PathTemplate template =
        new PathTemplate(
            List.of(slash, last, new Part.Literal("-"), last), new PathTemplate.Match("", 0, true));
    QueryRewrite query =
        new QueryRewrite(
            List.of(), Map.of(), List.of(new QueryRewrite.Value("l", List.of(last))), List.of());

    assertEquals("/c-c", new PathRewrite.Template(template).apply(path));
    assertEquals("l=c", query.apply(null, path));
    assertEquals(List.of("/abc"), ends.asked);
  }
}
