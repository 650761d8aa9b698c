// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import java.util.List;
import java.util.Map;

/**
 * What a service is sent beside what calls say, as the configuration has it.
 *
 * @param credentials whether those of clients go along
 * @param unrepeated headers of clients that go along and are new with every request
 * @param inPlace the settings that send a header in place of one that a call gives, by the name of
 *     the header in lower case
 * @param token whether it is sent an access token of the gateway's own
 */
public record ServiceTraits(
    boolean credentials, List<String> unrepeated, Map<String, String> inPlace, boolean token) {
  /** Of a service that is sent nothing else. */
  public static final ServiceTraits PLAIN = new ServiceTraits(false, List.of(), Map.of(), false);

  /** Copies the collections. */
  public ServiceTraits {
    unrepeated = List.copyOf(unrepeated);
    inPlace = Map.copyOf(inPlace);
  }
}
