// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryEditsTest {
  private static final String ODD = "a=1&&b=%zz&c=%7e+&=x&a";

  @Test
  void givesBackTheVeryQueryThatNothingChanges() {
    QueryEdits edits = new QueryEdits(ODD);
    edits.remove("d");
    edits.rename("d", "a");
    assertSame(ODD, edits.query());
    assertNull(new QueryEdits(null).query());
    assertEquals("", new QueryEdits("").query());
  }

  @Test
  void leavesOtherParametersByteByByte() {
    QueryEdits edits = new QueryEdits(ODD);
    edits.remove("a");
    edits.set("n", "1");
    assertEquals("&b=%zz&c=%7e+&=x&n=1", edits.query());
  }

  @Test
  void knowsNamesHoweverTheyAreEncoded() {
    QueryEdits edits = new QueryEdits("%61=1&a+b=2&a%20b=3&A=4");
    edits.remove("a");
    edits.remove("a b");
    assertEquals("A=4", edits.query());
  }

  @Test
  void setsInThePlaceOfTheFirst() {
    QueryEdits edits = new QueryEdits("x=0&a=1&y=2&a=3");
    edits.set("a", "n");
    assertEquals("x=0&a=n&y=2", edits.query());
  }

  @Test
  void renamesInPlaceAndReplacesWhatHadTheName() {
    QueryEdits edits = new QueryEdits("new=evil&old=1&old&x");
    edits.rename("old", "new");
    assertEquals("new=1&new&x", edits.query());
    edits.rename("x", "x y");
    assertEquals("new=1&new&x%20y", edits.query());
  }

  @Test
  void hasNoQueryWhereNoParameterIsLeft() {
    QueryEdits edits = new QueryEdits("a=1");
    edits.remove("a");
    assertNull(edits.query());
    edits.add("b&c", "1");
    assertEquals("b%26c=1", edits.query());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x=1;t=2", "t;x=1", "x=1;%74=2", "t=1&x;t", "a=1;b=2;t=3", ";t=1", "t=1;t=2"})
  void changesNoNameThatStandsBesideASemicolon(String query) {
    assertThrows(AmbiguousQueryException.class, () -> new QueryEdits(query).remove("t"));
    assertThrows(AmbiguousQueryException.class, () -> new QueryEdits(query).rename("t", "u"));
    assertThrows(AmbiguousQueryException.class, () -> new QueryEdits(query).rename("u", "t"));
    assertThrows(AmbiguousQueryException.class, () -> new QueryEdits(query).set("t", "1"));
  }

  @Test
  void leavesOtherSemicolonsByteByByte() {
    QueryEdits edits = new QueryEdits("t=a;b&x=1;y=2&z=%3Bt=1");
    edits.set("t", "c;t=d");
    edits.set("t", "c");
    assertEquals("t=c&x=1;y=2&z=%3Bt=1", edits.query());
  }

  @Test
  void keepsAPieceOfAPathOneValue() {
    StringBuilder out = new StringBuilder();
    QueryEdits.appendPathPiece(out, "a&b=c+d;e%2Ff/g?");
    assertEquals("a%26b%3Dc%2Bd%3Be%2Ff/g?", out.toString());
  }
}
