// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.template.JsonPath;
import dev.facet.upstream.ResponseBody;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowReaderTest {
  private static ResponseBody body(String json) {
    return ResponseBody.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Object read(String json, Shape shape) throws IOException {
    return RowReader.read(body(json), shape, null, null);
  }

  @Test
  void keepsValuesExactlyWhereNothingIsSelected() throws IOException {
    assertEquals(
        Map.of("a", Arrays.asList(1L, null, "x", true, Map.of())),
        read("{\"a\":[1,null,\"x\",true,{}]}", new Shape()));
    assertEquals(Long.MAX_VALUE, read("9223372036854775807", new Shape()));
    assertEquals(new BigInteger("9223372036854775808"), read("9223372036854775808", new Shape()));
    assertEquals(new BigDecimal("0.10"), read("0.10", new Shape()));
    assertEquals(new BigDecimal("1e1000000000"), read("1e1000000000", new Shape()));
    assertEquals(-0.0, read("-0", new Shape()));
    assertEquals(-0.0, read("-0.00", new Shape()));
    assertEquals(0L, read("0", new Shape()));
    assertNull(read("", new Shape()));
    assertNull(read("null", new Shape()));
  }

  @Test
  void keepsOnlyWhatIsSelected() throws IOException {
    Shape shape = new Shape();
    Shape.Reached city = shape.reach(JsonPath.property("city"));
    Row row =
        assertInstanceOf(
            Row.class, read("{\"skipped\":{\"deep\":[[{}]]},\"city\":\"Bern\",\"more\":1}", shape));
    assertEquals("Bern", city.accessor().read(row));
    assertNull(row.plain(JsonPath.property("more")));
    assertNull(row.origin());
  }

  @Test
  void findsNamesWhateverTheOrderOfTheObjectBefore() throws IOException {
    Shape shape = new Shape();
    Shape.Accessor a = shape.reach(JsonPath.property("a")).accessor();
    Shape.Accessor b = shape.reach(JsonPath.property("b")).accessor();
    String more = IntStream.range(0, 20).mapToObj(i -> "\"x" + i + "\":0,").collect(joining());
    String json =
        "[{\"a\":1,\"b\":2},{\"b\":3,\"a\":4},{\"b\":5},{\"c\":0,\"a\":6},{" + more + "\"b\":7}]";

    List<?> rows = assertInstanceOf(List.class, read(json, shape));

    assertEquals(Arrays.asList(1L, 4L, null, 6L, null), rows.stream().map(a::read).toList());
    assertEquals(Arrays.asList(2L, 3L, 5L, null, 7L), rows.stream().map(b::read).toList());
    Shape.Accessor c = shape.reach(JsonPath.property("c")).accessor();
    assertEquals(0L, c.read(read("{\"c\":0}", shape)));
  }

  @Test
  void takesTheLastOfPropertiesOfOneName() throws IOException {
    Shape shape = new Shape();
    Shape.Accessor a = shape.reach(JsonPath.property("a")).accessor();
    assertEquals(2L, a.read(read("{\"a\":1,\"a\":2}", shape)));
    assertEquals(Map.of("a", 2L), read("{\"a\":1,\"a\":2}", new Shape()));
  }

  @Test
  void leavesItsOriginInEveryRowOfAList() throws IOException {
    Row.Origin origin = new Row.Origin(203, HttpHeaders.headers());
    Shape shape = new Shape();
    shape.keepRows();
    ResponseBody json = body("[{},{}]");
    List<?> rows = assertInstanceOf(List.class, RowReader.read(json, shape, origin, null));
    assertEquals(2, rows.size());
    for (Object row : rows) {
      assertSame(origin, ((Row) row).origin());
    }
  }

  @Test
  void keepsTheObjectBesideTheRowWhereItIsNeededWhole() throws IOException {
    Shape shape = new Shape();
    Shape.Accessor a = shape.reach(JsonPath.property("a")).accessor();
    shape.keepWhole();
    Object row = read("{\"a\":1,\"b\":{\"c\":[2]}}", shape);
    assertEquals(1L, a.read(row));
    assertEquals(Map.of("a", 1L, "b", Map.of("c", List.of(2L))), Row.unwrap(row));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1",
        "{\"a\" 1}",
        "1 2",
        "{}{}",
        "NaN",
        "01",
        "<a>",
        "1e99999999999",
        "\"\u0001\""
      })
  void rejectsWhatIsNotOneJsonValue(String text) {
    Shape rows = new Shape();
    rows.keepRows();
    assertThrows(IOException.class, () -> read(text, new Shape()));
    assertThrows(IOException.class, () -> read(text, rows));
  }

  @Test
  void rejectsNestingThatWouldEndTheStack() {
    for (String open : List.of("[", "{\"a\":")) {
      assertThrows(IOException.class, () -> read(open.repeat(100_000), new Shape()));
    }
  }
}
