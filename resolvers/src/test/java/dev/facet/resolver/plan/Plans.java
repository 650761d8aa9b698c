// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.EngineFixture;
import dev.facet.schema.FrontendSchema;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.Map;

/** Plans of the documents in the tests of this package. */
final class Plans {
  private static final String SDL =
      """
      type Query {
        post(id: ID): Post @rest(service: a, get: "/posts/{args.id}")
        posts: [Post] @rest(service: a, get: "/posts")
        me: User @ref(key: "{claims.sub}")
        feed: [Entry] @rest(service: a, get: "/feed")
      }
      type Mutation { publish(id: ID): Post @rest(service: a, post: "/posts", body: {id: "{args.id}"}) }
      type Post {
        id: ID
        title: String @from(path: "texts.title")
        link: String @value(text: "/p/{parent.slug}")
        status: Int @from(path: "$status")
        author: User @ref(key: "{parent.authorId}")
        editor: User @ref(key: "{parent.editorId}")
        likes: Int @rest(service: b, get: "/likes/{parent.id}")
        tags(n: Int): [Tag] @rest(service: b, get: "/tags?of={keys}&n={args.n}",
            batch: {key: "{parent.id}", match: "post", max: 9})
      }
      type Tag { name: String }
      interface Entry @typeBy(path: "meta.kind") { by: User next: Entry }
      type Note implements Entry { by: User @ref(key: "{parent.u}") next: Entry text: String }
      type Link implements Entry @authenticated { by: User @ref(key: "{parent.v}") next: Entry url: String }
      type Like implements Entry { by: User @from(path: "liker") next: Entry }
      type User @entity(service: b, key: "id", one: {get: "/users/{key}"},
          many: {get: "/users?ids={keys}", match: "id", max: 50}) {
        id: ID
        name: String
      }
      """;

  private Plans() {}

  static OperationPlan of(String query) {
    return of(query, new PlanLimits(15, 1_000), Map.of());
  }

  static OperationPlan of(String query, PlanLimits limits, Map<String, Object> variables) {
    return of(EngineFixture.schema(SDL), query, limits, variables);
  }

  static OperationPlan of(
      FrontendSchema schema, String query, PlanLimits limits, Map<String, Object> variables) {
    Document document = Parser.parse(query);
    return PlanCompiler.compile(
        schema,
        document,
        document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow(),
        CoercedVariables.of(variables),
        limits);
  }
}
