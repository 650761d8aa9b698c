// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.schema.template.UnreadableValueException;
import dev.facet.upstream.FailureNotice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a field has no value. It stands where the value would stand until the response is written,
 * and travels through data loaders as an exception without a stack trace.
 */
public final class LoadFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NO_STATUS = 0;
  private static final Map<String, @Nullable Object> ACTED =
      Map.of(FailureNotice.MAY_HAVE_ACTED, true);

  private final String code;
  private final String service;
  private final int status;
  private final transient Map<String, @Nullable Object> extensions;
  private String detail = "";
  private boolean logged;
  private boolean placeless;
  private transient @Nullable ErrorRule rule;

  private LoadFailure(
      String code,
      String message,
      String service,
      int status,
      Map<String, @Nullable Object> extensions) {
    super(message, null, false, false);
    this.code = code;
    this.service = service;
    this.status = status;
    this.extensions = extensions;
  }

  private LoadFailure(String code, String message, String service, int status) {
    this(code, message, service, status, Map.of());
  }

  /**
   * The same failure with further members of the error's {@code extensions}.
   *
   * @param members plain JSON by name; not {@code code}, {@code service} or {@code status}
   */
  public LoadFailure with(Map<String, @Nullable Object> members) {
    return new LoadFailure(code, message(), service, status, members);
  }

  /**
   * A failure of no particular service.
   *
   * @param message one sentence for the client
   */
  public static LoadFailure of(ErrorCode code, String message) {
    return new LoadFailure(code.name(), message, "", NO_STATUS);
  }

  /**
   * A value that a pipe cannot read. The message names the field after {@link #at}.
   *
   * @param service whose value it is; empty where that is not known
   */
  public static LoadFailure unreadable(UnreadableValueException fault, String service) {
    LoadFailure failure =
        new LoadFailure(ErrorCode.of(fault.root()).name(), fault.message(), service, NO_STATUS);
    failure.placeless = true;
    return failure;
  }

  /**
   * The failure as the error of a field.
   *
   * @param coordinates such as {@code Product.name}
   * @return the same one where its message needs no field
   */
  public LoadFailure at(String coordinates) {
    return placeless
        ? new LoadFailure(code, "In " + coordinates + " " + message(), service, status, extensions)
        : this;
  }

  /** A response that cannot be used. */
  public static LoadFailure shape(String service, String message) {
    return new LoadFailure(ErrorCode.UPSTREAM_SHAPE.name(), message, service, NO_STATUS);
  }

  /**
   * A response with an error status, or with an error in its body.
   *
   * @param code {@code UPSTREAM_STATUS}, or what the field's rule says
   */
  public static LoadFailure status(String code, String message, String service, int status) {
    return new LoadFailure(code, message, service, status);
  }

  /**
   * No usable response, in the words that routes have too. Addresses and details stay in the log.
   *
   * @param service the one that was called
   */
  public static LoadFailure of(FailureNotice notice, String service) {
    LoadFailure failure =
        new LoadFailure(ErrorCode.of(notice.code()).name(), notice.sentence(), service, NO_STATUS);
    if (notice.retryAfterSeconds() == 0) {
      return notice.mayHaveActed() ? failure.with(ACTED) : failure;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (notice.mayHaveActed()) {
      members.putAll(ACTED);
    }
    members.put(FailureNotice.RETRY_AFTER, notice.retryAfterSeconds());
    return failure.with(members);
  }

  /** The same where the service has a change to make, and its response says nothing of it. */
  public LoadFailure afterChange() {
    LoadFailure acted =
        new LoadFailure(code, FailureNotice.acted(message()), service, status, ACTED);
    acted.detail = detail;
    acted.placeless = placeless;
    return acted;
  }

  /** What the log says beside the message, such as a place; empty for nothing. */
  public String detail() {
    return detail;
  }

  /** Sets what the log says beside the message: never anything that a service sent. */
  public void setDetail(String particulars) {
    detail = particulars;
  }

  /** The error rule that made it of a response; null for none. */
  public @Nullable ErrorRule rule() {
    return rule;
  }

  /** Sets the error rule that made it. */
  public void setRule(ErrorRule made) {
    rule = made;
  }

  /** Whether it is in the log, as the failure of a call. */
  public boolean logged() {
    return logged;
  }

  /** Notes that it is in the log. */
  public void setLogged() {
    logged = true;
  }

  /** For {@code extensions.code}. */
  public String code() {
    return code;
  }

  /** The service that was asked; empty for none. */
  public String service() {
    return service;
  }

  /** The service's HTTP status; 0 for none. */
  public int status() {
    return status;
  }

  /** Further members of {@code extensions}: plain JSON by name. */
  public Map<String, @Nullable Object> extensions() {
    return extensions;
  }

  /** Whether the service may have made the change it was asked for. */
  public boolean mayHaveActed() {
    return extensions.containsKey(FailureNotice.MAY_HAVE_ACTED);
  }

  /** The sentence for the client. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
