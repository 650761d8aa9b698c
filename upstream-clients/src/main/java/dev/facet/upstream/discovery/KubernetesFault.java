// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import java.io.IOException;
import java.io.Serial;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a cluster cannot be asked, in words for the log that hold nothing of a token. */
final class KubernetesFault extends Exception {
  /** What a response is that is not what the API promises. */
  static final String MALFORMED = "the API server's response is not a list or an event of slices";

  @Serial private static final long serialVersionUID = 1L;

  KubernetesFault(String words) {
    super(words, null, false, false);
  }

  /** What a status means. */
  static KubernetesFault ofStatus(int status, String namespace) {
    return new KubernetesFault(
        switch (status) {
          case 401 -> "401: the API server does not accept the token of the service account";
          case 403 ->
              "403: the service account may not read endpointslices.discovery.k8s.io in namespace "
                  + namespace
                  + "; grant it list and watch";
          case 404 -> "404: the API server has no discovery.k8s.io/v1";
          default -> "the API server responds with status " + status;
        });
  }

  /** What is told of any fault. */
  static String words(Throwable fault) {
    return switch (fault) {
      case KubernetesFault ours -> String.valueOf(ours.getMessage());
      case SSLException tls -> "TLS: " + tls.getMessage();
      case IOException io -> String.valueOf(io.getMessage());
      case TimeoutException _ -> "the API server did not respond in time";
      default -> "the API server cannot be asked: " + fault.getClass().getSimpleName();
    };
  }
}
