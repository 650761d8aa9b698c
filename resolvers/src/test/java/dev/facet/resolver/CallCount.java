// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.RandomUpstream.Call;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts calls: never more than the naive ones, and nothing is asked twice. */
final class CallCount {
  private static final Set<Integer> HALVED = Set.of(400, 404, 413, 414, 422);

  private CallCount() {}

  static void check(List<Call> calls, List<Call> naive, Map<?, ?> response, String situation) {
    List<Call> counted = calls.stream().filter(call -> !isHalved(call)).toList();
    assertTrue(
        counted.size() <= naive.size(),
        () -> situation + counted.size() + " calls, naive " + naive.size());
    Map<?, ?> facet =
        (Map<?, ?>)
            requireNonNull(((Map<?, ?>) requireNonNull(response.get("extensions"))).get("facet"));
    assertEquals(calls.size(), facet.get("calls"), situation);
    List<?> upstream = (List<?>) requireNonNull(facet.get("upstream"));
    Map<List<Object>, Set<String>> keys = new HashMap<>();
    Map<List<Object>, int[]> groups = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Map<?, ?> logged = (Map<?, ?>) upstream.get(i);
      List<Object> group = List.of(call.endpoint().id(), call.other(), logged.get("wave"));
      keys.computeIfAbsent(group, _ -> new HashSet<>()).addAll(call.keys());
      int[] sums = groups.computeIfAbsent(group, _ -> new int[2]);
      sums[0]++;
      sums[1] += isHalved(call) ? 1 : 0;
    }
    groups.forEach((group, sums) -> {
      int wanted = requireNonNull(keys.get(group)).size();
      int most = most(calls, group);
      int chunks = wanted == 0 ? 1 : (wanted + most - 1) / most;
      assertEquals(chunks + 2 * sums[1], sums[0], () -> situation + group);
    });
  }

  private static int most(List<Call> calls, List<Object> group) {
    return calls.stream()
        .filter(call -> group.getFirst().equals(call.endpoint().id()))
        .findFirst()
        .orElseThrow()
        .endpoint()
        .max();
  }

  private static boolean isHalved(Call call) {
    return call.keys().size() > 1 && HALVED.contains(call.status());
  }
}
