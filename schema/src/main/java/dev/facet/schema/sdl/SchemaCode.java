// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.CodeText;
import dev.facet.schema.diagnostic.DiagnosticCode;

/** What can be wrong with schema files. Ids are stable: a code is never given another meaning. */
public enum SchemaCode implements DiagnosticCode {
  /** The text is not SDL. */
  SYNTAX(
      "S001",
      "The file is not valid GraphQL SDL",
      "The parser stopped at the marked place; nothing behind it in this file was read.",
      "type Product { id: }",
      "type Product { id: ID! }"),
  /** A type is used or extended that no file defines. */
  UNDEFINED_TYPE(
      "S002",
      "A type is used that no file of the frontend defines",
      "Every type that is used or extended must be defined in one of the frontend's files.",
      "type Query { me: Custommer }",
      "type Query { me: Customer }"),
  /** Something is defined twice. */
  REDEFINED(
      "S003",
      "Something is defined twice",
      "Names of types, of the fields of one type, of arguments and of enum values are unique.",
      "type Product { id: ID!  id: Int }",
      "type Product { id: ID! }"),
  /** A type of the wrong kind is used. */
  WRONG_KIND(
      "S004",
      "A type is of the wrong kind for its place",
      "Arguments take scalars, enums and input objects; fields give anything but input objects.",
      "type Query { find(by: Product): Product }",
      "type Query { find(by: ProductFilter): Product }   # input ProductFilter"),
  /** A rule of the GraphQL specification is broken. */
  INVALID_SCHEMA(
      "S005",
      "A rule of the GraphQL specification is broken",
      "The files are SDL, but what they define is no GraphQL schema.",
      "interface Node { id: ID! }  type Product implements Node { name: String }",
      "interface Node { id: ID! }  type Product implements Node { id: ID!  name: String }"),
  /** There is no query type. */
  QUERY_MISSING(
      "S006",
      "The frontend has no Query type",
      "Queries start at the fields of type Query, or of the type that schema { query: … } names.",
      "type Product { id: ID! }",
      "type Query { product(id: ID!): Product @ref(key: \"{args.id}\") }"),
  /** A scalar is not known. */
  UNKNOWN_SCALAR(
      "S007",
      "A scalar is not known",
      "Besides Int, Float, String, Boolean and ID, the scalars of docs/schema-language.md can be"
          + " used by declaring them. Any other says by @scalar what its values are.",
      "scalar Datetime  scalar EmailAddress",
      "scalar DateTime  scalar EmailAddress @scalar(base: String)"),
  /** A directive is not known. */
  UNKNOWN_DIRECTIVE(
      "S008",
      "A directive is not known",
      "Directives are Facet's, GraphQL's own, or defined in the files. facet schema directives"
          + " prints Facet's.",
      "stock: Int @rset(service: inventory, get: \"/stock\")",
      "stock: Int @rest(service: inventory, get: \"/stock\")"),
  /** A directive stands where it may not. */
  MISPLACED_DIRECTIVE(
      "S009",
      "A directive stands where it may not",
      "Each directive has its places, and most may stand there only once.",
      "type Product @rest(service: catalog, get: \"/products\") { id: ID! }",
      "type Query { products: [Product] @rest(service: catalog, get: \"/products\") }"),
  /** A directive has no such argument. */
  UNKNOWN_ARGUMENT(
      "S010",
      "A directive has no argument of this name",
      "Arguments of directives, and properties of the objects in them, have fixed names.",
      "@rest(service: catalog, url: \"/products\")",
      "@rest(service: catalog, get: \"/products\")"),
  /** An argument of a directive has the wrong type, or is missing. */
  WRONG_ARGUMENT(
      "S011",
      "An argument of a directive is missing or of the wrong type",
      "The value of an argument must have the type of the directive's definition.",
      "@rest(service: catalog, get: 3)",
      "@rest(service: catalog, get: \"/products\")"),
  /** A service is not configured. */
  UNKNOWN_SERVICE(
      "S012",
      "A service is not defined in the configuration",
      "Services are defined under services: in facet.yaml, by the platform team.",
      "@rest(service: catlog, get: \"/products\")",
      "@rest(service: catalog, get: \"/products\")"),
  /** Something of the schema language is not built yet. */
  NOT_AVAILABLE(
      "S013",
      "A part of the schema language is not available in this version",
      "It is planned. Until then the schema must do without it.",
      "type Product @mock(json: {id: 1}) { id: ID! }",
      "type Product { id: ID! }"),
  /** A field has two bindings. */
  TWO_BINDINGS(
      "S014",
      "A field gets its value in two ways",
      "@rest, @ref, @from and @value exclude each other.",
      "author: Customer @ref(key: \"{parent.by}\") @rest(service: users, get: \"/me\")",
      "author: Customer @ref(key: \"{parent.by}\")"),
  /** A root field has no binding. */
  UNBOUND_ROOT_FIELD(
      "S015",
      "A root field has no binding",
      "Fields of Query and Mutation have no parent object to read from: they need @rest, @ref or"
          + " @value.",
      "type Query { products: [Product] }",
      "type Query { products: [Product] @rest(service: catalog, get: \"/products\") }"),
  /** A call has two methods or none. */
  METHOD(
      "S016",
      "A call has two methods or none",
      "Exactly one of get, post, put, patch and delete says what is called.",
      "@rest(service: orders, get: \"/orders\", post: \"/orders\")",
      "@rest(service: orders, post: \"/orders\")"),
  /** A GET has a body. */
  BODY(
      "S017",
      "A call has a body that cannot be sent",
      "A GET request has no body (RFC 9110 section 9.3.1); use query parameters, or post. A form"
          + " (bodyType: FORM) is an object of plain values and lists of them.",
      "@rest(service: orders, get: \"/orders\", body: \"{args.filter}\")",
      "@rest(service: orders, post: \"/orders/search\", body: \"{args.filter}\")"),
  /** A template cannot be read. */
  BAD_TEMPLATE(
      "S018",
      "A template cannot be read",
      "Templates are text with expressions in braces: {root.path | pipe}. URLs start with /.",
      "get: \"/products/{args.id\"",
      "get: \"/products/{args.id}\""),
  /** An expression starts with an unknown word. */
  UNKNOWN_ROOT(
      "S019",
      "An expression starts with an unknown word",
      "Expressions start with args, parent, key, keys, claims, header, client, frontend or (in"
          + " messages of error rules) body.",
      "get: \"/products/{arg.id}\"",
      "get: \"/products/{args.id}\""),
  /** A pipe is unknown or wrongly used. */
  UNKNOWN_PIPE(
      "S020",
      "A pipe is unknown or wrongly used",
      "The pipes are default(x), lower, upper, trim, join(sep), json, base64, date(pattern),"
          + " number and string.",
      "{args.q | strip}",
      "{args.q | trim}"),
  /** A root is used where it has no value. */
  ROOT_NOT_HERE(
      "S021",
      "An expression reads what is not there at its place",
      "parent is not there on root fields; key only in one: of @entity; keys only in many: of"
          + " @entity and beside batch; args not in @entity; body only in messages of error rules.",
      "me: Customer @rest(service: users, get: \"/users/{keys}\")",
      "me: Customer @rest(service: users, get: \"/users/{claims.sub}\")"),
  /** An expression reads an argument that the field has not. */
  UNDEFINED_ARGUMENT(
      "S022",
      "An expression reads an argument that the field does not have",
      "{args.x} is the argument x of the field that the directive stands on.",
      "product(id: ID!): Product @ref(key: \"{args.productId}\")",
      "product(id: ID!): Product @ref(key: \"{args.id}\")"),
  /** An expression reads a part that the argument has not. */
  UNDEFINED_INPUT_FIELD(
      "S023",
      "An expression reads a part that the argument does not have",
      "The path behind {args.x follows the fields of the argument's type; lists need an index.",
      "body: \"{args.input.itemz}\"",
      "body: \"{args.input.items}\""),
  /** A path cannot be read. */
  BAD_PATH(
      "S024",
      "A path cannot be read",
      "Paths are names and indexes: address.city, tags[0], ['odd.name']; $ is the value itself.",
      "@from(path: \"address..city\")",
      "@from(path: \"address.city\")"),
  /** A loading call does not read its key. */
  KEYS_NOT_READ(
      "S025",
      "A call that loads by key does not read it, or not in a way that works",
      "one: must read {key}; many: and calls with batch must read {keys}. A list cannot stand in"
          + " a path; the keys of a composite entity are objects.",
      "many: {get: \"/users\", match: \"id\"}",
      "many: {get: \"/users?id={keys*}\", match: \"id\"}"),
  /** The key of an entity is not in its type. */
  KEY_NOT_A_FIELD(
      "S026",
      "The key of an entity is not a field of its type",
      "key names fields of the type, or paths that its fields read, separated by spaces.",
      "type Product @entity(service: catalog, key: \"sku\", …) { id: ID! }",
      "type Product @entity(service: catalog, key: \"id\", …) { id: ID! }"),
  /** The match of a batch does not fit its key. */
  WRONG_MATCH(
      "S027",
      "match does not fit the key",
      "match says where each item of the response holds its key: one path for each key field,"
          + " separated by spaces.",
      "@entity(service: catalog, key: \"tenant id\", many: {…, match: \"id\"})",
      "@entity(service: catalog, key: \"tenant id\", many: {…, match: \"tenant id\"})"),
  /** An entity has no form. */
  ENTITY_WITHOUT_FORM(
      "S028",
      "An entity does not say how it is loaded",
      "@entity needs one:, many:, or both.",
      "@entity(service: catalog, key: \"id\")",
      "@entity(service: catalog, key: \"id\", one: {get: \"/products/{key}\"})"),
  /** A reference leads to no entity. */
  REF_WITHOUT_ENTITY(
      "S029",
      "@ref leads to a type without @entity",
      "@ref loads objects through the @entity of the field's type.",
      "type Customer { id: ID! }  type Review { author: Customer @ref(key: \"{parent.by}\") }",
      "type Customer @entity(service: users, key: \"id\", one: {get: \"/users/{key}\"}) { id: ID! }"),
  /** A reference gives the wrong keys. */
  REF_KEYS(
      "S030",
      "@ref does not give the key of the entity",
      "One template for a single key; an object with one for each key field of a composite.",
      "@ref(key: \"{parent.id}\")   # the key is \"tenant id\"",
      "@ref(key: {tenant: \"{parent.tenant}\", id: \"{parent.id}\"})"),
  /** A non-null field depends on what may be null. */
  NULLABLE_KEY(
      "S031",
      "A non-null field depends on a value that may be null",
      "Without the value no call is made and the field is null, which its type forbids.",
      "product(id: ID): Product! @ref(key: \"{args.id}\")",
      "product(id: ID!): Product! @ref(key: \"{args.id}\")"),
  /** A non-null field has a rule that makes it null. */
  NULL_RULE(
      "S032",
      "A non-null field has an error rule that makes it null",
      "as: NULL needs a nullable field.",
      "me: Customer! @rest(…, errors: [{status: 404, as: NULL}])",
      "me: Customer @rest(…, errors: [{status: 404, as: NULL}])"),
  /** An error rule makes no sense. */
  BAD_ERROR_RULE(
      "S033",
      "An error rule makes no sense",
      "A rule has a status from 300 to 599, or says with when or unless, and perhaps is, which bodies"
          + " are errors; it has as: NULL, or a code, a message, extensions or several of them, and"
          + " with when or unless a code. No rule before it takes all of its responses. Codes are upper"
          + " case with underscores.",
      "errors: [{status: 200, as: NULL}]",
      "errors: [{status: 404, as: NULL}, {unless: \"{body.ok}\", code: \"REJECTED\"}]"),
  /** A header cannot be sent. */
  BAD_HEADER(
      "S034",
      "A header cannot be sent",
      "The name is a token of RFC 9110, given once, and not one that the connection itself uses, that"
          + " Facet sets, or that asks for less than a whole response: Range, If-None-Match and"
          + " others like them leave a field without a value.",
      "headers: [{name: \"Host\", value: \"x\"}]",
      "headers: [{name: \"X-Tenant\", value: \"{claims.tenant}\"}]"),
  /** A duration or number is out of range. */
  BAD_QUANTITY(
      "S035",
      "A duration or number is out of range",
      "Durations have a unit: 800ms, 2s, 1m, 1d, and are 365d at most. max is 1 or more.",
      "timeout: \"800\"",
      "timeout: \"800ms\""),
  /** A limit stands on a field that is no list. */
  TAKE(
      "S036",
      "take stands on a field that is no list",
      "take keeps that many items of a list.",
      "me: Customer @rest(service: users, get: \"/me\", take: \"{args.first}\")",
      "friends(first: Int): [Customer] @rest(service: users, get: \"/f\", take: \"{args.first}\")"),
  /** A constant does not fit its field. */
  BAD_VALUE(
      "S037",
      "@value does not fit its field",
      "@value has json or text, and the value must have the field's type.",
      "version: Int @value(json: \"one\")",
      "version: Int @value(json: 1)"),
  /** Scopes that no caller can have. */
  BAD_SCOPES(
      "S038",
      "@requiresScopes names no scopes",
      "The outer list holds alternatives, each a list of scopes that are needed together.",
      "@requiresScopes(scopes: [])",
      "@requiresScopes(scopes: [[\"users:email\"]])"),
  /** Nothing says which type an object of an interface or union is. */
  TYPE_BY_MISSING(
      "S039",
      "Nothing says which type the objects of an interface or union are",
      "A field gives an interface or union. @typeBy on it names the property of the service's JSON"
          + " that tells the types apart; each interface and union that a field gives needs its"
          + " own.",
      "union Result = Book | Film  type Query { search: [Result] @rest(…) }",
      "union Result @typeBy(path: \"kind\", cases: [{when: \"book\", type: \"Book\"}]) = Book | Film"),
  /** A case of {@code @typeBy} leads to a type that is not possible. */
  CASE_TYPE(
      "S040",
      "A case of @typeBy names a type that is not possible there",
      "An object of a union is one of its members, an object of an interface one of the object"
          + " types that implement it.",
      "union Result @typeBy(path: \"kind\", cases: [{when: \"b\", type: \"Bok\"}]) = Book | Film",
      "union Result @typeBy(path: \"kind\", cases: [{when: \"b\", type: \"Book\"}]) = Book | Film"),
  /** Two cases of {@code @typeBy} are for one value. */
  CASE_TWICE(
      "S041",
      "Two cases of @typeBy are for the same value",
      "The first one counts, so the second has no effect.",
      "cases: [{when: \"b\", type: \"Book\"}, {when: \"b\", type: \"Film\"}]",
      "cases: [{when: \"b\", type: \"Book\"}, {when: \"f\", type: \"Film\"}]"),
  /** A call cannot ask for some properties only. */
  BAD_SPARSE(
      "S042",
      "sparse cannot be sent",
      "sparse adds a query parameter to a GET. Its name is one that the URL does not have yet.",
      "@rest(service: catalog, get: \"/products?fields=id\", sparse: {param: \"fields\"})",
      "@rest(service: catalog, get: \"/products\", sparse: {param: \"fields\"})"),
  /** What {@code @cost} or {@code @listSize} says cannot be counted. */
  BAD_COST(
      "S043",
      "@cost or @listSize says what cannot be counted",
      "A weight is a number, 0 or more. A list's size is assumed, or read from arguments of type"
          + " Int; sizedFields are lists of the object that the field gives.",
      "products(first: Int): [Product] @listSize(slicingArguments: [\"limit\"])",
      "products(first: Int): [Product] @listSize(slicingArguments: [\"first\"], assumedSize: 20)"),
  /** Two values of an enum have one spelling. */
  SPELLING_TWICE(
      "S046",
      "Two values of an enum have the same spelling",
      "A service's spelling must tell which value it is: that of @from, or the value's name.",
      "enum State { OPEN @from(path: \"o\")  ORDERED @from(path: \"o\") }",
      "enum State { OPEN @from(path: \"o\")  ORDERED @from(path: \"r\") }"),
  /** {@code @scalar} says what cannot be. */
  BAD_SCALAR(
      "S047",
      "@scalar says what cannot be matched",
      "pattern is a regular expression that the whole string matches; only String and ID have one.",
      "scalar Sku @scalar(base: Int, pattern: \"[A-Z\")",
      "scalar Sku @scalar(base: String, pattern: \"[A-Z]{3}-[0-9]+\")"),
  /** A field cannot hold the part of a response that it is to read. */
  RESPONSE_PART(
      "S055",
      "A field cannot hold this part of a response",
      "$status is for fields of type Int, $ok for Boolean, $header.name for scalars and lists of"
          + " them. A list or a plain value that is the whole response ($) is for fields of a type"
          + " that fields with @rest give, without batch and not in a list.",
      "created: Boolean @rest(service: s, post: \"/items\", root: \"$status\")",
      "created: Boolean @rest(service: s, post: \"/items\", root: \"$ok\")"),
  /** {@code @cache} or {@code @invalidates} stands where it can have no effect. */
  CACHE_PLACE(
      "S056",
      "@cache or @invalidates stands where it can have no effect",
      "@cache keeps the objects of a type with @entity, and what a field with @rest reads by get or"
          + " post. Mutations are never kept. @invalidates stands on fields of Mutation with @rest.",
      "type Review @cache(ttl: \"30s\") { id: ID! }   # and no @entity",
      "reviews: [Review] @cache(ttl: \"30s\") @rest(service: reviews, get: \"/reviews\")"),
  /** What is kept for everybody would be one client's. */
  PUBLIC_CACHE(
      "S057",
      "A cache for everybody keeps what depends on one client",
      "The call reads claims, or a header of the client beyond what it prefers (accept-language and"
          + " its kin). scope: PRIVATE keeps it for each client by itself.",
      "cart: Cart @cache(ttl: \"30s\") @rest(service: carts, get: \"/carts/{claims.sub}\")",
      "cart: Cart @cache(ttl: \"30s\", scope: PRIVATE) @rest(service: carts, get:"
          + " \"/carts/{claims.sub}\")"),
  /** A tag is no name. */
  BAD_TAG(
      "S058",
      "A tag of @cache or @invalidates is no name",
      "Tags are templates of names: products, product:{key}, product:{args.id}.",
      "@invalidates(tags: [])",
      "@invalidates(tags: [\"product:{args.id}\"])"),
  /** One call for each item of a list. */
  N_PLUS_ONE(
      "S101",
      "A field below a list makes one call for each item",
      "A query that selects the field costs as many calls as the list has items. Give the call a"
          + " batch, or the entity a many form, if the service can answer for many keys at once.",
      "stock: Int @rest(service: inventory, get: \"/stock/{parent.sku}\")",
      "stock: Int @rest(service: inventory, get: \"/stock?sku={keys}\", batch: {key:"
          + " \"{parent.sku}\", match: \"sku\"})"),
  /** An entity that no field refers to. */
  UNUSED_ENTITY(
      "S102",
      "No field loads this entity",
      "@entity has an effect only where a field of the type has @ref.",
      "type Review @entity(…) { id: ID! }   # and no @ref gives a Review",
      "type Product { review: Review @ref(key: \"{parent.reviewId}\") }"),
  /** An argument that nothing reads. */
  UNUSED_ARGUMENT(
      "S103",
      "Nothing reads this argument",
      "Clients can give it, but the call does not send it.",
      "products(limit: Int): [Product] @rest(service: catalog, get: \"/products\")",
      "products(limit: Int): [Product] @rest(service: catalog, get:"
          + " \"/products?limit={args.limit}\")"),
  /** A type that no query can reach. */
  UNREACHABLE_TYPE(
      "S104",
      "No operation can reach this type",
      "No field, argument or other type leads to it from Query, Mutation or Subscription.",
      "type Query { … }  type Forgotten { id: ID! }",
      "type Query { forgotten: Forgotten @rest(…) }"),
  /** A call reads claims of clients that may have none. */
  OPEN_CLAIMS(
      "S105",
      "A call reads claims where no token is needed",
      "Without the claim nothing is called and the field is UNAUTHENTICATED. @authenticated says so"
          + " before anything else is loaded; a question mark says that the call is right without"
          + " the claim.",
      "orders: [Order] @rest(service: orders, get: \"/orders?owner={claims.sub}\")",
      "orders: [Order] @authenticated @rest(service: orders, get:"
          + " \"/orders?owner={claims.sub}\")"),
  /** A tag that is dropped, and that nothing has. */
  UNUSED_TAG(
      "S106",
      "@invalidates drops a tag that nothing of the frontend has",
      "Tags are compared as strings, letter by letter. Where only another frontend has the tag, say"
          + " so behind facet-allow.",
      "@invalidates(tags: [\"products:{args.id}\"])   # and @cache(tags: [\"product:{key}\"])",
      "@invalidates(tags: [\"product:{args.id}\"])"),
  /** What is kept for everybody is kept for each client all the same. */
  KEPT_PER_CLIENT(
      "S108",
      "What is kept for everybody is found by one client only",
      "The service is sent credentials of the client (forward in facet.yaml), and may respond to"
          + " each with something else. So what is kept is kept once for each of them. scope:"
          + " PRIVATE says so; a service that needs no credentials should not be sent any.",
      "@cache(ttl: \"30s\")   # of a service with forward: { authorization: true }",
      "@cache(ttl: \"30s\", scope: PRIVATE)"),
  /** What is kept is never found again. */
  KEPT_PER_REQUEST(
      "S110",
      "What is kept is found by no other request",
      "The service is sent a header of the client that is new with every request (forward in"
          + " facet.yaml), and only equal calls share what is kept. So the memory fills with what"
          + " nobody finds.",
      "@cache(ttl: \"30s\")   # of a service with forward: { headers: [traceparent] }",
      "@cache(ttl: \"30s\")   # of a service without it"),
  /** A call's header is replaced by one of the service. */
  REPLACED_HEADER(
      "S111",
      "A header of a call is never sent",
      "The service has a header of that name under headers or forward.timeLeft in facet.yaml, which"
          + " is sent in its place. Give one of the two another name, or remove it.",
      "headers: [{name: \"x-tenant\", value: \"{claims.tenant}\"}]   # of a service with headers:"
          + " { x-tenant: a }",
      "headers: [{name: \"x-tenant\", value: \"{claims.tenant}\"}]   # of a service without it"),
  /** A service is not asked for parts of what is kept whole. */
  SPARSE_KEPT(
      "S107",
      "sparse has no effect beside @cache",
      "What is kept serves every operation, so it is asked for whole, and the parameter of sparse"
          + " is not sent.",
      "type Product @cache(ttl: \"30s\") @entity(…, one: {get: \"/p/{key}\", sparse: {…}})",
      "type Product @cache(ttl: \"30s\") @entity(…, one: {get: \"/p/{key}\"})"),
  /** A call's own time is longer than that of its operation. */
  TIMEOUT_BEYOND_DEADLINE(
      "S109",
      "A call's time-out is longer than its operation may take",
      "limits.deadline of the frontend ends the operation, and its calls with it, before the"
          + " time-out acts. Lower the time-out, or raise the deadline in facet.yaml.",
      "report: Report @rest(service: reports, get: \"/report\", timeout: \"60s\")   # and a"
          + " deadline of 15s",
      "report: Report @rest(service: reports, get: \"/report\", timeout: \"10s\")");

  private final CodeText text;

  SchemaCode(String number, String summary, String meaning, String wrong, String right) {
    text = CodeText.of(number, summary, meaning, wrong, right);
  }

  @Override
  public CodeText text() {
    return text;
  }
}
