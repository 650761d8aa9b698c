// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

/**
 * Where entries of one kind stand. Those of another space have other keys, and are forgotten with
 * them where they have the same labels in the same domain.
 *
 * @param service whose entries they are, also for the log
 * @param kind what tells them from others of the service, in a letter
 * @param settings a digest of the settings that decide what they are, see {@link DecidingSettings}:
 *     gateways in which these differ do not find each other's, and hear of each other's changes
 * @param domain of the labels: that of the service, or one that several services have in common
 */
public record StoreSpace(String service, String kind, String settings, String domain) {
  /** Of what services and gateway have in common; no service has such a name. */
  private static final String TAGS = "@tags";

  /** Responses of a service, whose labels are those of its targets. */
  public static StoreSpace responses(String service, String settings) {
    return new StoreSpace(service, "e", settings, service);
  }

  /** Items of a service, whose labels are tags of all services. */
  public static StoreSpace items(String service, String settings) {
    return new StoreSpace(service, "i", settings, TAGS);
  }

  /** The domain of tags. */
  public static String tags() {
    return TAGS;
  }
}
