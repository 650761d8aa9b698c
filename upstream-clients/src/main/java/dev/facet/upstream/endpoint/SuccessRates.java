// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.SuccessRateConfig;
import java.util.Arrays;

/** Compares how many attempts succeed at the endpoints of a service. */
final class SuccessRates {
  private SuccessRates() {}

  /**
   * Below what share of successes an endpoint is an outlier: so many standard deviations below the
   * mean.
   *
   * @param rates 0 to 1; negative for those that are not compared
   * @return 0 where too few can be compared, so that none is below
   */
  static double least(double[] rates, SuccessRateConfig rule) {
    double[] compared = Arrays.stream(rates).filter(rate -> rate >= 0).toArray();
    if (compared.length < rule.endpoints()) {
      return 0;
    }
    double mean = Arrays.stream(compared).average().orElse(0);
    double variance =
        Arrays.stream(compared).map(rate -> (rate - mean) * (rate - mean)).average().orElse(0);
    return mean - rule.factor() * Math.sqrt(variance);
  }
}
