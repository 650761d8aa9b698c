// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchListTest {
  private static final String CLUSTER =
      """
      # of a pod
      nameserver 10.96.0.10
      domain old.test
      search shop.svc.cluster.local svc.cluster.local\tcluster.local.
      options ndots:2 edns0
      """;

  @Test
  void aShortNameIsLookedForInTheDomainsFirst() {
    assertEquals(
        List.of(
            "users.shop.svc.cluster.local.",
            "users.svc.cluster.local.",
            "users.cluster.local.",
            "users."),
        SearchList.parse(CLUSTER).candidates("users"));
  }

  @Test
  void aNameWithEnoughDotsIsLookedUpAsItIsFirst() {
    assertEquals(
        "users.shop.svc.", SearchList.parse(CLUSTER).candidates("users.shop.svc").getFirst());
    assertEquals(4, SearchList.parse(CLUSTER).candidates("users.shop.svc").size());
  }

  @Test
  void aNameThatEndsWithADotIsWhole() {
    assertEquals(List.of("users."), SearchList.parse(CLUSTER).candidates("users."));
  }

  @Test
  void withoutDomainsANameIsLookedUpAsItIs() {
    assertEquals(List.of("users."), SearchList.parse("").candidates("users"));
  }
}
