// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.plan.PlanOutline.Calls;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanOutlineTest {
  private static PlanOutline outline(String query) {
    return PlanOutline.of(Plans.of(query));
  }

  private static List<String> loads(String query) {
    return outline(query).loads().stream()
        .map(load -> load.wave() + " " + load.request() + " " + load.calls())
        .toList();
  }

  @Test
  void callsNothingForWhatIsKnown() {
    assertEquals(List.of(), loads("{ __typename }"));
    assertEquals(0, outline("{ __typename }").waves());
    assertEquals(0, outline("{ __typename }").calls());
  }

  @Test
  void saysOneWhereThereIsOneParent() {
    assertEquals(
        List.of(
            "1 GET /posts/{args.id} ONE", "2 GET /likes/{parent.id} ONE", "2 GET /users/{key} ONE"),
        loads("{ post { likes author { name } } }").stream().sorted().toList());
    assertEquals(3, outline("{ post { likes author { name } } }").calls());
  }

  @Test
  void saysBatchedWhereKeysComeTogether() {
    assertEquals(
        List.of("1 GET /posts ONE", "2 GET /users?ids={keys} BATCHED"),
        loads("{ posts { author { name } } }"));
    assertEquals(
        List.of("1 GET /posts/{args.id} ONE", "2 GET /users?ids={keys} BATCHED"),
        loads("{ post { author { name } editor { name } } }"));
    PlanOutline.Load users =
        outline("{ posts { author { name } editor { name } } }").loads().getLast();
    assertEquals(List.of("Post.author", "Post.editor"), users.fields());
    assertEquals(50, users.max());
    assertEquals("b", users.service());
  }

  @Test
  void cannotCountCallsForEachItem() {
    PlanOutline outline = outline("{ posts { likes } }");
    assertEquals(Calls.PER_ITEM, outline.loads().getLast().calls());
    assertEquals(-1, outline.calls());
  }

  @Test
  void listsALoaderOncePerWave() {
    assertEquals(
        List.of("1 GET /posts ONE", "1 GET /users/{key} ONE", "2 GET /users?ids={keys} BATCHED"),
        loads("{ me { name } posts { author { name } } }").stream().sorted().toList());
    assertEquals(2, outline("{ me { name } posts { author { name } } }").waves());
  }

  @Test
  void runsRootFieldsOfMutationsInWavesOfTheirOwn() {
    assertEquals(
        List.of("1 POST /posts ONE", "2 GET /users/{key} ONE", "3 POST /posts ONE"),
        loads("mutation { a: publish { author { name } } b: publish { id } }"));
  }

  @Test
  void countsCallsWithDifferentArgumentsApart() {
    PlanOutline different = outline("{ a: post(id: 1) { id } b: post(id: 2) { id } }");
    assertEquals(2, different.calls());
    assertEquals(Calls.ONE, different.loads().getFirst().calls());
    assertEquals(2, different.loads().getFirst().times());
    assertEquals(1, outline("{ a: post(id: 1) { id } b: post(id: 1) { id } }").calls());
    assertEquals(1, outline("{ a: posts { id } b: posts { id } }").calls());
    assertEquals(
        2,
        outline("query($i: ID, $j: ID) { a: post(id: $i) { id } b: post(id: $j) { id } }").calls());
  }

  @Test
  void countsCallsForDifferentParentsApart() {
    assertEquals(4, outline("{ a: post(id: 1) { likes } b: post(id: 2) { likes } }").calls());
    assertEquals(2, outline("{ a: post(id: 1) { likes c: likes } }").calls());
  }

  @Test
  void keepsKeysTogetherWhateverTheArgumentsAre() {
    PlanOutline authors =
        outline("{ a: post(id: 1) { author { name } } b: post(id: 2) { author { name } } }");
    assertEquals(Calls.BATCHED, authors.loads().getLast().calls());
    assertEquals(1, authors.loads().getLast().times());
    assertEquals(3, authors.calls());
    PlanOutline tags = outline("{ posts { a: tags(n: 1) { name } b: tags(n: 2) { name } } }");
    assertEquals(2, tags.loads().getLast().times());
    assertEquals(3, tags.calls());
  }

  @Test
  void listsTheLoadsOfAllPossibleTypes() {
    PlanOutline outline = outline("{ feed { by { name } } }");
    assertEquals(2, outline.waves());
    assertEquals(List.of("Link.by", "Note.by"), outline.loads().getLast().fields());
    assertEquals(Calls.BATCHED, outline.loads().getLast().calls());
  }
}
