// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class SampleVariablesTest {
  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser()
                  .parse(
                      """
                      scalar Money
                      enum Size { SMALL LARGE }
                      input Range { from: Int!, to: Int, by: Int! = 1 }
                      input Filter { text: String!, range: Range!, sizes: [Size!]!, size: Size! }
                      input By @oneOf { id: ID name: String }
                      type Query { a(f: Filter, m: Float, id: ID, ids: [ID!], on: Boolean): Int }
                      """),
              RuntimeWiring.newRuntimeWiring()
                  .scalar(graphql.Scalars.GraphQLString.transform(scalar -> scalar.name("Money")))
                  .build());

  private static JsonObject of(String variables) {
    String json = SampleVariables.of("query A(" + variables + ") { a }", SCHEMA);
    return json.isEmpty() ? new JsonObject() : new JsonObject(json);
  }

  @Test
  void areDefaultsAndWhatMustBeThere() {
    assertEquals(
        new JsonObject("{\"id\":\"7\",\"n\":3,\"on\":true,\"m\":1.0,\"ids\":[]}"),
        of("$id: ID! = \"7\", $n: Int = 3, $on: Boolean!, $m: Float!, $ids: [ID!]!, $no: Int"));
  }

  @Test
  void haveTheFieldsThatAnInputObjectMustHave() {
    assertEquals(
        new JsonObject(
            "{\"f\":{\"text\":\"\",\"range\":{\"from\":1},\"sizes\":[],\"size\":\"SMALL\"}}"),
        of("$f: Filter!"));
  }

  @Test
  void takeDefaultsAsTheyAreWritten() {
    assertEquals(
        new JsonObject("{\"f\":{\"range\":{\"from\":2},\"sizes\":[\"LARGE\"],\"text\":null}}"),
        of("$f: Filter = {range: {from: 2}, sizes: [LARGE], text: null}"));
  }

  @Test
  void areStringsForOtherScalarsAndOneFieldOfAChoice() {
    assertEquals(new JsonObject("{\"m\":\"\",\"by\":{\"id\":\"1\"}}"), of("$m: Money!, $by: By!"));
  }

  @Test
  void areToldForDocumentsLongerThanAClientMaySend() {
    assertEquals(
        "{\n  \"id\" : \"1\"\n}",
        SampleVariables.of("query A($id: ID!) { a " + "b: a ".repeat(10_000) + "}", SCHEMA));
  }

  @Test
  void areNoneWhereNoneIsNeeded() {
    assertEquals("", SampleVariables.of("{ a }", SCHEMA));
    assertEquals("", SampleVariables.of("fragment F on Query { a }", SCHEMA));
    assertEquals("", SampleVariables.of("query A($n: Int) { a }", SCHEMA));
  }
}
