// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.http.FieldValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the pod's service account has. The files are read for each request, since the cluster renews
 * them.
 *
 * @param token of the service account: a secret
 * @param ca certificates, in PEM, that the API server's is signed with; empty without TLS
 * @param namespace to look in: what is configured, or that of the pod
 */
record KubernetesAccount(String token, String ca, String namespace) {
  /**
   * Reads the files; it blocks.
   *
   * @param configured the namespace to look in; null for that of the file
   * @throws IOException with words for the log
   */
  static KubernetesAccount read(KubernetesSettings settings, @Nullable String configured)
      throws IOException {
    if (settings.host().isEmpty()) {
      throw new IOException("not in a cluster: KUBERNETES_SERVICE_HOST is not set");
    }
    String token = file(settings.account(), "token");
    if (token.isEmpty() || !FieldValues.isSendable(token)) {
      throw new IOException("the file token of the service account holds no token");
    }
    return new KubernetesAccount(
        token,
        settings.tls() ? file(settings.account(), "ca.crt") : "",
        configured == null ? namespace(settings.account()) : configured);
  }

  private static String namespace(Path folder) throws IOException {
    String read = file(folder, "namespace");
    if (!read.matches("[a-z0-9-]{1,63}")) {
      throw new IOException("the file namespace of the service account holds no namespace");
    }
    return read;
  }

  private static String file(Path folder, String name) throws IOException {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException unreadable) {
      throw new IOException(
          "the file " + name + " of the service account cannot be read", unreadable);
    }
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return "service account of " + namespace;
  }
}
