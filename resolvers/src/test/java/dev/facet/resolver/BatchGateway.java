// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.List;

/** Posts, comments and authors, and the calls made for them. */
abstract class BatchGateway {
  static final String SDL =
      """
      type Query {
        posts: [Post] @rest(service: a, get: "/posts")
        grid: [[Post]] @rest(service: a, get: "/grid")
        users(ids: [ID]!): [User] @ref(key: "{args.ids}")
        fixed: Post @value(json: {id: 1, authorId: 7})
      }
      type Mutation { publish(n: Int): [Post] @rest(service: a, post: "/posts", body: {n: "{args.n}"}) }
      type Post {
        id: ID
        author: User @ref(key: "{parent.authorId}")
        comments(first: Int, top: Int = 9): [Comment]
          @rest(service: a, get: "/comments?of={keys}&first={args.first}", take: "{args.top}",
            headers: [{name: "x-lang", value: "{parent.lang?}"}],
            batch: {key: "{parent.id}", match: "post", max: 2})
        tags(in: [String]): [Comment]
          @rest(service: a, get: "/tags?of={keys}&in={args.in}",
            batch: {key: "{parent.id}", match: "post", max: 2})
        topic: Topic @ref(key: "{parent.tag}")
        votes: Votes @rest(service: a, get: "/votes?of={keys | json}",
            batch: {key: "{parent.tag}", match: "of", max: 9})
        near(before: [String], after: [String]): [Comment]
          @rest(service: a, get: "/near?of={args.before},{keys},{args.after}",
            batch: {key: "{parent.id}", match: "post", max: 2})
      }
      type Topic @entity(service: a, key: "id", many: {post: "/topics", body: {ids: "{keys}"}, match: "id", max: 9}) {
        id: ID
        title: String
      }
      type Votes { n: Int }
      type Comment { text: String author: User @ref(key: "{parent.authorId}") }
      type User @entity(service: b, key: "id", many: {get: "/users?ids={keys}", max: 4,
          errors: [{status: 422, as: NULL}]}) {
        id: ID
        name: String
        best: [Post] @rest(service: a, get: "/best?by={keys}", batch: {key: "{parent.id}", match: "by", max: 9})
      }
      """;

  static final String POSTS =
      "[{\"id\":1,\"authorId\":7},{\"id\":2,\"authorId\":8},{\"id\":1,\"authorId\":7}]";

  final EngineFixture gateway = new EngineFixture(SDL);

  List<String> calls() {
    return gateway.services.calls();
  }
}
