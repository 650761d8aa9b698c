// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.ImportResult;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a curl line becomes. */
class CurlImportTest {
  @Test
  void makesAFieldOfMethodPathQueryHeadersAndBody() throws IOException {
    ImportResult result =
        curl(
            """
            curl -X POST 'https://api.example:8443/v1/users/7/orders?limit=10&on=2026-01-31' \\
              -H 'Accept: application/json' -H "x-tenant: a" \\
              --json '{"at": "2026-01-31T10:15:30Z", "first-name": "A", "lines": [{"qty": 1}]}'
            """);

    assertEquals(
        """
        scalar Date
        scalar DateTime
        scalar JSON

        type Mutation {
          postOrders(id: ID!, input: PostOrdersInput!, limit: Int, on: Date): JSON
            @rest(service: example, post: "/v1/users/{args.id}/orders?limit={args.limit}&on={args.on}", \
        headers: [{name: "x-tenant", value: "a"}], body: "{args.input}")
        }

        input PostOrdersInput {
          at: DateTime
          firstName: String @from(path: "first-name")
          lines: [PostOrdersInputLines!]
        }

        input PostOrdersInputLines {
          qty: Int
        }
        """,
        result.sdl());
    assertEquals(
        "services:\n  example:\n    endpoints: [{ url: \"https://api.example:8443\" }]\n",
        result.configuration());
  }

  @Test
  void neverWritesCredentials() throws IOException {
    ImportResult result =
        curl(
            "curl -u me:s3cr3t -b 's=s3cr3t' -H 'X-Api-Key: s3cr3t' -H 'X-Auth: s3cr3t'"
                + " 'https://s3cr3t@api.example/a?token=s3cr3t'");

    assertFalse(("" + result).contains("s3cr3t"), "" + result);
    assertEquals(
        """
        services:
          example:
            endpoints: [{ url: "https://api.example" }]
            headers:
              authorization: "${env.EXAMPLE_AUTHORIZATION}"
              x-api-key: "${env.EXAMPLE_X_API_KEY}"
              x-auth: "${env.EXAMPLE_X_AUTH}"
            # or that of each client in its place: forward: { authorization: true }
            # cookies are not sent; of clients they are by forward: { headers: [cookie] }
        """,
        result.configuration());
  }

  @Test
  void takesVariablesOfTheShellInHeaders() throws IOException {
    String entry =
        curl("curl https://a.example/x -H \"Authorization: Bearer ${TOKEN}\" -H \"x-t: $T\"")
            .configuration();

    assertTrue(entry.contains("authorization: \"Bearer ${env.TOKEN}\"\n"), entry);
    assertTrue(entry.contains("x-t: \"${env.T}\"\n"), entry);
  }

  @Test
  void readsQuotesAsAShellDoes() throws IOException {
    assertEquals(
        sdl("curl 'https://a.example/x' -H 'x-a: it is \"b\"'"),
        sdl("curl https://a.exam\\ple/x -H \"x-a: it \"$'is \\x22b\\u0022'"));
    assertTrue(sdl("curl a.example/x -Hx-a:1").contains("value: \"1\""));
    assertTrue(sdl("curl a.example/x -H 'x-a: {1}'").contains("value: \"\\\\{1\\\\}\""));
  }

  @Test
  void makesArgumentsOfIdentifiersAndParameters() throws IOException {
    assertEquals(
        "line(a: Float, b: Boolean, c: String, ids: [ID!], lineId: ID!, orderId: ID!): JSON",
        field(
            "curl 'a.example/orders/4f1c2d3e-1111-2222-3333-444455556666/lines/cus_9s6XKzkNRiz8i3"
                + "?a=1.5&b=true&c=&ids=1&ids=2'"));
    assertEquals("v(tags: [String!]): JSON", field("curl -g 'a.example/v?tags[]=x'"));
    assertEquals(
        "search(limit: Int, q: String): JSON",
        field("curl -G a.example/search --data-urlencode 'q=a b&c' -d limit=5"));
    assertTrue(sdl("curl 'a.example/v?a=1&flag'").contains("\"/v?flag&a={args.a}\""));
  }

  @Test
  void makesTypesOfASampleResponse() throws IOException {
    SampleText sample = new SampleText("r.json", "[{\"id\": 1}, {\"id\": 2}]");

    String sdl = run("curl a.example/orders", null, sample, List.of()).sdl();

    assertTrue(sdl.contains("orders: [Order!]\n"), sdl);
    assertTrue(sdl.contains("type Order {\n  id: ID!\n}\n"), sdl);
  }

  @Test
  void namesFieldsByMethodAndPath() throws IOException {
    assertEquals("category(id: ID!): JSON", field("curl a.example/categories/7"));
    assertEquals("deleteUser(id: ID!): JSON", field("curl -X DELETE a.example/users/7"));
    assertEquals("orderItems: JSON", field("curl a.example/order-items.json"));
    assertEquals("shop: JSON", field("curl shop.example"));
    assertEquals("all: JSON", fieldOf(run("curl a.example/x", "all", null, List.of())));
  }

  @Test
  void stopsWithTheRenameForArgumentsThatClash() throws IOException {
    String line = "curl 'a.example/x/7?id=1&a-b=1&9=1'";
    FindingsException stopped = assertThrows(FindingsException.class, () -> curl(line));

    assertEquals(
        List.of("--rename 'x/7=otherName'", "--rename '9=otherName'"),
        stopped.findings().stream().map(found -> found.hint()).toList());
    assertEquals(
        "x(aB: Int, id: ID, key: ID!, nine: Int): JSON",
        fieldOf(run(line, null, null, List.of("x/7=key", "9=nine"))));
  }

  @Test
  void rejectsWhatItWouldNotDo() {
    rejects("wget a.example", "LINE: not a curl command");
    rejects("curl", "LINE: curl without a URL");
    rejects("curl a.example b.example", "curl:1:16: a second URL");
    rejects("curl --foo a.example", "curl:1:6: unknown option --foo");
    rejects("curl a.example -sZ", "curl:1:16: unknown option -Z");
    rejects("curl a.example -X", "curl:1:16: -X: no value behind it");
    rejects("curl a.example\n  -s", "curl:1:15: a line break in the command");
    rejects("curl a.example?a=1&b=2", "curl:1:19: \"&\" outside of quotes");
    rejects("curl a.example | jq .", "curl:1:16: \"|\" outside of quotes");
    rejects("curl 'a.example", "curl:1:6: a quote without an end");
    rejects("curl $(cat url)", "curl:1:6: a command in a command");
    rejects("curl https://$HOST/a", "curl:1:6: a variable of the shell");
    rejects("curl ftp://a.example", "curl:1:6: the scheme ftp");
    rejects("curl 'a.example/{a,b}'", "curl:1:6: \"{\" in the URL");
    rejects("curl 'a.example/%zz'", "curl:1:6: \"%\" in the URL");
    rejects("curl a.example:65536", "curl:1:6: the port 65536");
    rejects("curl a.example/a/../b", "curl:1:6: a segment . or ..");
    rejects("curl a.example -d @file", "curl:1:19: data of a file");
    rejects("curl a.example -d a=1", "curl:1:19: a body that is not JSON");
    rejects("curl a.example -F a=1", "curl:1:16: -F: a multipart body");
    rejects("curl -X GET a.example --json '{\"a\": 1}'", "curl:1:30: a body with GET");
    rejects("curl -X OPTIONS a.example", "curl:1:17: the method OPTIONS");
  }

  @Test
  void tellsWhereABodyIsNoJson() {
    FindingsException stopped =
        assertThrows(FindingsException.class, () -> curl("curl a.example --json '{\"a\": 1,}'"));

    assertEquals("body:1:9", "" + stopped.findings().getFirst().span());
  }

  private static void rejects(String line, String message) {
    CommandFailure failure = assertThrows(CommandFailure.class, () -> curl(line), line);
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(failure.message().startsWith(message), failure.message());
  }

  /** The field of a line, without its call. */
  private static String field(String line) throws IOException {
    return fieldOf(curl(line));
  }

  private static String fieldOf(ImportResult result) {
    List<String> lines = result.sdl().lines().toList();
    int rest = (int) lines.stream().takeWhile(line -> !line.contains("@rest")).count();
    return lines.get(rest - 1).strip();
  }

  private static String sdl(String line) throws IOException {
    return curl(line).sdl();
  }

  private static ImportResult curl(String line) throws IOException {
    return run(line, null, null, List.of());
  }

  private static ImportResult run(
      String line, @Nullable String field, @Nullable SampleText response, List<String> renames)
      throws IOException {
    return Imports.curl(
        new CurlImportOptions(line, null, field, null, response, new ImportTarget(null, renames)));
  }
}
