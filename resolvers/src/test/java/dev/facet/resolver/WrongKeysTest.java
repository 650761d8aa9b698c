// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and batches of the wrong types. */
final class WrongKeysTest extends WrongTypesGateway {
  @Test
  void keysOfOtherTypesAreErrorsAndMatchNothing() {
    EngineFixture gateway = gateway(ITEM);
    gateway
        .services
        .on(
            "a GET /posts",
            "[{\"n\":1,\"by\":7},{\"n\":2,\"by\":{\"x\":1}},{\"n\":3,\"by\":[7]},{\"n\":4,\"by\":null},5]")
        .on(
            "b GET /users?ids=7",
            "[null,3,[{\"id\":7}],{\"id\":{}},{\"id\":[7]},{\"id\":true},{},{\"id\":\"7\",\"name\":\"A\"}]")
        .on(
            "b GET /tags?of=1,2,3,4",
            "[{\"m\":1},{\"m\":[{\"of\":1}]},{\"m\":{\"of\":{}}},{\"m\":{\"of\":2},\"text\":\"two\"},"
                + "{\"m\":{\"of\":1},\"text\":[]},{\"m\":{\"of\":1},\"text\":\"one\"}]");
    JsonNode response = answer(gateway, "{ posts { n user { name } tags { text } } }");
    assertEquals(
        json(
            "{\"posts\":[{\"n\":1,\"user\":{\"name\":\"A\"},\"tags\":[{\"text\":null},{\"text\":\"one\"}]},"
                + "{\"n\":2,\"user\":null,\"tags\":[{\"text\":\"two\"}]},"
                + "{\"n\":3,\"user\":null,\"tags\":[]},{\"n\":4,\"user\":null,\"tags\":[]},null]}"),
        response.get("data"));
    List<String> paths = new ArrayList<>();
    response.get("errors").forEach(error -> paths.add(path(error)));
    assertEquals(List.of("posts/0/tags/0/text", "posts/1/user", "posts/2/user", "posts/4"), paths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "\"text\"", "true"})
  void aBatchThatIsNoListFailsItsFieldsOnly(String batch) {
    EngineFixture gateway = gateway(ITEM);
    gateway
        .services
        .on("a GET /posts", "[{\"n\":1,\"by\":7},{\"n\":2,\"by\":8}]")
        .on("b GET /users?ids=7,8", batch)
        .on("b GET /tags?of=1,2", "[{\"m\":{\"of\":2},\"text\":\"two\"}]");
    JsonNode response = answer(gateway, "{ posts { n user { name } tags { text } } }");
    assertEquals(
        json(
            "{\"posts\":[{\"n\":1,\"user\":null,\"tags\":[]},"
                + "{\"n\":2,\"user\":null,\"tags\":[{\"text\":\"two\"}]}]}"),
        response.get("data"));
    List<String> paths = new ArrayList<>();
    response.get("errors").forEach(error -> paths.add(path(error)));
    assertEquals(List.of("posts/0/user", "posts/1/user"), paths);
  }
}
