// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import static dev.facet.schema.diff.ChangeSeverity.BREAKING;
import static dev.facet.schema.diff.ChangeSeverity.DANGEROUS;
import static dev.facet.schema.diff.ChangeSeverity.SAFE;

/** All that can change. The names are a promise to programs. */
public enum ChangeKind {
  /** In the configuration. */
  FRONTEND_REMOVED(BREAKING, "a frontend is gone"),
  /** In the configuration. */
  FRONTEND_ADDED(SAFE, "a frontend is new"),
  /** In documents of clients. */
  OPERATION_REJECTED(BREAKING, "an operation of the documents was accepted and no longer is"),

  /** Of a schema. */
  OPERATION_TYPE_REMOVED(BREAKING, "there is no mutation or subscription any more"),
  /** Of a schema. */
  OPERATION_TYPE_CHANGED(BREAKING, "operations start at a type of another name"),
  /** Of a schema. */
  OPERATION_TYPE_ADDED(SAFE, "there are mutations or subscriptions now"),
  /** Of a schema. */
  TYPE_REMOVED(BREAKING, "a type is gone"),
  /** Of a schema. */
  TYPE_KIND_CHANGED(BREAKING, "a type is of another kind, such as an interface for an object type"),
  /** Of a schema. */
  TYPE_ADDED(SAFE, "a type is new"),
  /** Of anything that can have one. */
  DESCRIPTION_CHANGED(SAFE, "a description was written, changed or removed"),
  /** Of anything that can have one. */
  DEPRECATION_ADDED(SAFE, "something is deprecated"),
  /** Of anything that can have one. */
  DEPRECATION_REMOVED(DANGEROUS, "something is no longer deprecated"),
  /** Of anything that can have one. */
  DEPRECATION_CHANGED(SAFE, "the reason of a deprecation is another"),

  /** Of an object type or interface. */
  FIELD_REMOVED(BREAKING, "a field is gone"),
  /** Of an object type or interface. */
  FIELD_TYPE_CHANGED(BREAKING, "a field gives another type, or null where it never did"),
  /** Of an object type or interface. */
  FIELD_TYPE_NARROWED(SAFE, "a field is never null any more"),
  /** Of an object type or interface. */
  FIELD_ADDED(SAFE, "a field is new"),
  /** Of a field. */
  ARGUMENT_REMOVED(BREAKING, "an argument is gone"),
  /** Of a field. */
  ARGUMENT_TYPE_CHANGED(BREAKING, "an argument takes another type, or null no more"),
  /** Of a field. */
  ARGUMENT_TYPE_WIDENED(SAFE, "an argument may be null or left out now"),
  /** Of a field. */
  ARGUMENT_DEFAULT_CHANGED(DANGEROUS, "who leaves an argument out gets another default value"),
  /** Of a field. */
  REQUIRED_ARGUMENT_ADDED(BREAKING, "an argument is new and must be given"),
  /** Of a field. */
  OPTIONAL_ARGUMENT_ADDED(SAFE, "an argument is new and may be left out"),
  /** Of an object type or interface. */
  INTERFACE_REMOVED(BREAKING, "a type does not implement an interface any more"),
  /** Of an object type or interface. */
  INTERFACE_ADDED(
      DANGEROUS, "a type implements an interface: its fields give objects that are new"),
  /** Of a union. */
  UNION_MEMBER_REMOVED(BREAKING, "a union has lost a member"),
  /** Of a union. */
  UNION_MEMBER_ADDED(DANGEROUS, "a union has a new member, which clients do not know"),
  /** Of an enum. */
  ENUM_VALUE_REMOVED(BREAKING, "an enum has lost a value"),
  /** Of an enum. */
  ENUM_VALUE_ADDED(DANGEROUS, "an enum has a new value, which clients do not know"),

  /** Of an input object. */
  INPUT_FIELD_REMOVED(BREAKING, "a field of an input object is gone"),
  /** Of an input object. */
  INPUT_FIELD_TYPE_CHANGED(
      BREAKING, "a field of an input object takes another type, or null no more"),
  /** Of an input object. */
  INPUT_FIELD_TYPE_WIDENED(SAFE, "a field of an input object may be null or left out now"),
  /** Of an input object. */
  INPUT_FIELD_DEFAULT_CHANGED(
      DANGEROUS, "who leaves a field of an input object out gets another default value"),
  /** Of an input object. */
  REQUIRED_INPUT_FIELD_ADDED(BREAKING, "a field of an input object is new and must be given"),
  /** Of an input object. */
  OPTIONAL_INPUT_FIELD_ADDED(SAFE, "a field of an input object is new and may be left out"),
  /** Of an input object. */
  ONE_OF_ADDED(BREAKING, "exactly one field of an input object must be given now"),
  /** Of an input object. */
  ONE_OF_REMOVED(SAFE, "an input object takes any of its fields now"),
  /** Of a scalar. */
  SPECIFIED_BY_CHANGED(DANGEROUS, "a scalar's specifiedBy names another specification, or none"),
  /** Of a scalar. */
  SPECIFIED_BY_ADDED(SAFE, "a scalar's specifiedBy names a specification"),
  /** Of a scalar. */
  SCALAR_VALUES_CHANGED(DANGEROUS, "a scalar has values of another form"),

  /** Of a schema. */
  DIRECTIVE_REMOVED(BREAKING, "a directive is gone"),
  /** Of a schema. */
  DIRECTIVE_ADDED(SAFE, "a directive is new"),
  /** Of a directive. */
  DIRECTIVE_LOCATION_REMOVED(BREAKING, "a directive may not stand somewhere any more"),
  /** Of a directive. */
  DIRECTIVE_LOCATION_ADDED(SAFE, "a directive may stand somewhere else too"),
  /** Of a directive. */
  DIRECTIVE_REPEATABLE_REMOVED(BREAKING, "a directive may not stand twice at one place any more"),
  /** Of a directive. */
  DIRECTIVE_REPEATABLE_ADDED(SAFE, "a directive may stand twice at one place"),

  /** Of a field that a call fills. */
  SOURCE_CHANGED(DANGEROUS, "a field gets its value in another way"),
  /** Of a call. */
  SERVICE_CHANGED(DANGEROUS, "a call goes to another service"),
  /** Of a call. */
  METHOD_CHANGED(DANGEROUS, "a call has another method"),
  /** Of a call. */
  URL_CHANGED(DANGEROUS, "a call has another path or query"),
  /** Of a call. */
  REQUEST_CHANGED(DANGEROUS, "a call sends other headers, another body or other parameters"),
  /** Of a call or field. */
  READING_CHANGED(DANGEROUS, "something else of the response is read"),
  /** Of a field. */
  VALUE_CHANGED(DANGEROUS, "what @value says is another"),
  /** Of an interface or union. */
  TYPE_CHOICE_CHANGED(DANGEROUS, "objects tell their type in another way"),
  /** Of an input object. */
  INPUT_PATH_CHANGED(DANGEROUS, "a field of an input object is written elsewhere"),
  /** Of an enum. */
  ENUM_SPELLING_CHANGED(DANGEROUS, "services see other spellings of enum values"),
  /** Of a call. */
  BATCH_LOST(DANGEROUS, "each key is a call of its own"),
  /** Of a call. */
  BATCH_ADDED(SAFE, "many keys share a call"),
  /** Of a call. */
  BATCH_SMALLER(DANGEROUS, "fewer keys share a call: there are more calls"),
  /** Of a call. */
  BATCH_LARGER(SAFE, "more keys share a call"),
  /** Of an entity or batch. */
  KEY_CHANGED(DANGEROUS, "objects are loaded by another key"),
  /** Of a call. */
  ERROR_RULES_CHANGED(DANGEROUS, "errors of a service come to another code, or to null"),
  /** Of a call. */
  ERROR_MESSAGE_CHANGED(SAFE, "errors of a service have another message"),
  /** Of a call. */
  TIMEOUT_CHANGED(DANGEROUS, "a call has less time, or the service's time-out in place of its own"),
  /** Of a call. */
  TIMEOUT_LONGER(SAFE, "a call has more time"),
  /** Of a field or object. */
  ACCESS_OPENED(BREAKING, "every caller may ask for what only some could"),
  /** Of a field or object. */
  ACCESS_LOOSENED(DANGEROUS, "more callers may ask"),
  /** Of a field or object. */
  ACCESS_TIGHTENED(BREAKING, "fewer callers may ask"),
  /** Of a field or object. */
  ACCESS_CHANGED(BREAKING, "other callers may ask: some no more, some that could not"),
  /** Of a call. */
  CACHE_ADDED(DANGEROUS, "what a call loads is kept for each client: it may be older"),
  /** Of a call. */
  CACHE_MADE_PUBLIC(DANGEROUS, "what a call loads is kept for all clients together"),
  /** Of a call. */
  CACHE_MADE_PRIVATE(SAFE, "what a call loads is kept for each client by itself"),
  /** Of a call. */
  CACHE_LONGER(DANGEROUS, "what a call loads is kept longer: it may be older"),
  /** Of a call. */
  CACHE_SHORTER(SAFE, "what a call loads is kept less long"),
  /** Of a call. */
  CACHE_REMOVED(DANGEROUS, "what a call loads is not kept any more: there are more calls"),
  /** Of a call. */
  CACHE_TAGS_CHANGED(DANGEROUS, "what is kept is dropped by other tags"),
  /** Of a type or field. */
  COST_UP(DANGEROUS, "operations cost more, and may be beyond the limit"),
  /** Of a type or field. */
  COST_DOWN(SAFE, "operations cost less"),
  /** Of a field. */
  LIST_SIZE_UP(DANGEROUS, "a list counts more items, or is counted in another way"),
  /** Of a field. */
  LIST_SIZE_DOWN(SAFE, "a list counts fewer items");

  private final ChangeSeverity severity;
  private final String words;

  ChangeKind(ChangeSeverity severity, String words) {
    this.severity = severity;
    this.words = words;
  }

  /** What such a change can do. */
  public ChangeSeverity severity() {
    return severity;
  }

  /** What it is, in a sentence without a capital and a full stop. */
  public String words() {
    return words;
  }

  /** Whether it is nothing to clients none of whose operations use what has changed. */
  public boolean isAboutOperations() {
    return severity == BREAKING && this != ACCESS_OPENED;
  }
}
