// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import dev.facet.http.RequestCookies;
import dev.facet.passthrough.choice.StickyCookie;
import dev.facet.passthrough.second.MirrorLimits;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.DurationText;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of the requests of a route that forwards, for people.
 *
 * @param to its services
 * @param service what a service of a name is called
 */
record ForwardWords(ForwardTargets to, UnaryOperator<String> service) {
  private static final double WHOLE = 100;

  /** In one line. */
  String line() {
    return "forwards to "
        + to.services().keySet().stream().map(service).collect(Collectors.joining(", "));
  }

  /** All that decides where a request goes, in the order in which it does. */
  List<String> details() {
    List<String> lines = new ArrayList<>();
    to.canaries().forEach(canary -> lines.add(canary.when() + " goes to " + canary.to()));
    to.sticky().ifPresent(cookie -> lines.add(sticky(cookie)));
    if (to.services().size() > 1) {
      lines.add("share: " + shares(to.services()));
    }
    to.failover().ifPresent(second -> lines.add(failover(second)));
    to.mirror().ifPresent(second -> lines.add(mirror(second)));
    return lines;
  }

  /** Where a request goes, as far as its headers say; empty where there is nothing to decide. */
  String decision(MultiMap headers) {
    for (ForwardTargets.Canary canary : to.canaries()) {
      if (canary.when().holds(headers)) {
        return "this request goes to " + canary.to() + ": " + canary.when();
      }
    }
    for (StickyCookie cookie : to.sticky().stream().toList()) {
      String value = RequestCookies.value(headers, cookie.name());
      for (Map.Entry<String, Integer> each : to.services().entrySet()) {
        if (each.getValue() > 0 && cookie.value(each.getKey()).equals(value)) {
          return "this request goes to " + each.getKey() + ": cookie " + cookie.name();
        }
      }
    }
    List<String> possible =
        to.services().entrySet().stream()
            .filter(service -> service.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    if (to.services().size() == 1) {
      return "";
    }
    return possible.size() == 1
        ? "this request goes to " + possible.getFirst() + ": no other has a share"
        : "this request goes where chance leads, by the shares";
  }

  private static String sticky(StickyCookie cookie) {
    return "cookie "
        + cookie.name()
        + " keeps the service, path "
        + cookie.path()
        + cookie.maxAge().map(age -> ", for " + DurationText.of(age)).orElse("");
  }

  private static String shares(Map<String, Integer> services) {
    double total = services.values().stream().mapToLong(Integer::longValue).sum();
    return services.entrySet().stream()
        .map(entry -> entry.getKey() + " " + percent(WHOLE * entry.getValue() / total))
        .collect(Collectors.joining(", "));
  }

  private String failover(ForwardTargets.Failover second) {
    Stream<String> reasons = second.terms().reasons().stream().sorted().map(RetryReason::label);
    Stream<String> statuses = second.terms().statuses().stream().sorted().map(String::valueOf);
    return "fails over to "
        + service.apply(second.to())
        + " on "
        + Stream.concat(reasons, statuses).collect(Collectors.joining(", "))
        + ", where the request does nothing twice by that";
  }

  private String mirror(ForwardTargets.Mirror second) {
    MirrorLimits limits = second.limits();
    String methods =
        limits.methods().isEmpty()
            ? ""
            : " of "
                + limits.methods().stream()
                    .map(HttpMethod::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
    return "copies "
        + percent(limits.percent())
        + methods
        + " to "
        + service.apply(second.to())
        + ": bodies of up to "
        + new DataSize(limits.maxBody())
        + ", "
        + limits.max()
        + " at a time, "
        + DurationText.of(limits.deadline())
        + " each";
  }

  private static String percent(double share) {
    return (share == Math.rint(share)
            ? String.valueOf((long) share)
            : String.format(Locale.ROOT, "%.2f", share))
        + "%";
  }
}
