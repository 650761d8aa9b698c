// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, sections 12.4.2 and 12.5. */
final class WeightedListTest {
  private static final AcceptedTypes.Offer FIRST = AcceptedTypes.Offer.of("a/b");
  private static final AcceptedTypes.Offer SECOND = AcceptedTypes.Offer.of("a/c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b|1",
        "B|1",
        "b;q=0.5|0.5",
        "a, b;q=0.125 |0.125",
        "b ; q=0.5|0.5",
        "b;Q=0.5|0.5",
        "b;q=1.000|1",
        "b;q=1.|1",
        "b;q=0.|0",
        "b;q=0|0",
        "b;x=1;q=0.2;y=2|0.2",
        "b;x=\"q=0.1,;\";q=0.2|0.2",
        "b;x=\"\\\";q=0.1\";q=0.2|0.2",
        "b;x=\",b;q=0.9\";q=0.2|0.2",
        "b;q=0.1, b;q=0.3, b;q=0.2|0.3",
        "b;;q=0.4|0.4",
        "b;|1",
        ",,b,|1",
        "bb, b b, a;b|-1",
        "''|-1",
        "';'|-1",
        "b;q=|0",
        "b;q=NaN|0",
        "b;q=-1|0",
        "b;q=2|0",
        "b;q=1.1|0",
        "b;q=0.1234|0",
        "b;q=0,5|0",
        "b;q=.5|0",
        "b;q=1e0|0",
        "b;q=\"1\"|0",
        "b;q=0x1|0",
      })
  void sayWhatAMemberWeighs(String text, double weight) {
    assertEquals(weight, new WeightedList(text).weight("b"), text);
  }

  @Test
  void areOneListOverAllLines() {
    WeightedList list =
        WeightedList.of(
            FieldLists.value(
                MultiMap.caseInsensitiveMultiMap()
                    .add("Accept", "a;q=0.1")
                    .add("x-accept", "b")
                    .add("accept", "")
                    .add("ACCEPT", "b;q=0.2, c"),
                "accept"));

    assertEquals(0.2, list.weight("b"));
    assertTrue(list.place("a") < list.place("c"));
    assertEquals(WeightedList.NOWHERE, list.place("d"));
    assertTrue(WeightedList.of(null).isBlank());
    assertTrue(WeightedList.of(" ").isBlank());
    assertFalse(list.isBlank());
  }

  @Test
  void mayBeLong() {
    WeightedList list = new WeightedList("abc;q=0.1,".repeat(820) + "b;q=0.5");

    assertEquals(0.5, list.weight("b"));
  }

  @Property(tries = 500)
  void canBeReadWhateverStandsThere(
      @ForAll @StringLength(max = 60) @CharRange(from = 0, to = 127) String text) {
    double weight = new WeightedList("b" + text).weight("b");

    assertTrue(weight == WeightedList.ABSENT || (weight >= 0 && weight <= 1), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|1|1",
        "''|1|1",
        "a/b;q=0, */*|0|1",
        "*/*, a/b;q=0|0|1",
        "a/*;q=0.1, a/c;q=0.01|0.1|0.01",
        "a/*;q=0, */*;q=0.5|0|0",
        "A/B;q=0.3|0.3|0",
        "a/b;charset=utf-8;q=0.3, a/c|0.3|1",
        "a/b;x=1;q=0, a/b|1|0",
        "text/html|0|0",
        "*|0|0",
        "a/|0|0",
      })
  void giveEachTypeTheWeightOfItsNarrowestRange(String accept, double first, double second) {
    AcceptedTypes accepted = AcceptedTypes.of(accept);

    assertEquals(first, accepted.weight(FIRST), accept);
    assertEquals(second, accepted.weight(SECOND), accept);
  }

  @Test
  void nameATypeOnlyWhereTheClientTakesIt() {
    assertTrue(AcceptedTypes.of("x/y, a/b;q=0.1").names(FIRST));
    assertFalse(AcceptedTypes.of("a/b;q=0").names(FIRST));
    assertFalse(AcceptedTypes.of("a/*").names(FIRST));
    assertFalse(AcceptedTypes.of(null).names(FIRST));
    assertEquals(1, AcceptedTypes.of(null).weight(FIRST));
  }
}
