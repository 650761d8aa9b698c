// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import dev.facet.schema.diagnostic.CodeText;
import dev.facet.schema.diagnostic.DiagnosticCode;

/** What can be wrong with {@code facet.yaml}. Ids are stable; a retired one is not given again. */
public enum ConfigCode implements DiagnosticCode {
  /** The file is not YAML. */
  NOT_YAML(
      "C001",
      "the file is not YAML",
      "A configuration file is one YAML document. Text with special characters needs "
          + "quotes, and nesting is indented by spaces.",
      "path: {/graphql",
      "path: /graphql"),
  /** A part of YAML that configuration files do without. */
  UNSUPPORTED_YAML(
      "C002",
      "a part of YAML that configuration files do without",
      "Tags, merge keys, keys that are not plain text, further documents, endless nesting "
          + "and aliases that multiply are rejected. A value that starts with * is an alias unless"
          + " it is quoted.",
      "schema: [*.graphql]",
      "schema: [\"*.graphql\"]"),
  /** A key twice in one mapping. */
  DUPLICATE_KEY(
      "C003",
      "a key twice in one mapping",
      "Only one of the two could be meant, and a reader cannot tell which.",
      "{ port: 8080, port: 8081 }",
      "{ port: 8080 }"),
  /** A file without configuration. */
  EMPTY_FILE(
      "C004",
      "a file without configuration",
      "A configuration needs a version and something to serve.",
      "# version: 1",
      "version: 1"),
  /** An environment variable without value. */
  UNSET_VARIABLE(
      "C010",
      "an environment variable without value",
      "A value names a variable that is not set, or set to nothing. It never becomes an "
          + "empty text by itself; a default may.",
      "url: ${env.CATALOG}",
      "url: ${env.CATALOG:-http://localhost:8081}"),
  /** A file that a value is taken from cannot be read. */
  UNREADABLE_FILE(
      "C011",
      "a file that a value is taken from cannot be read",
      "The file is missing, empty, or not readable for the user the gateway runs as.",
      "token: \"${file:/run/secret/token}\"",
      "token: \"${file:/run/secrets/token}\""),
  /** A malformed placeholder. */
  MALFORMED_PLACEHOLDER(
      "C012",
      "a ${...} that is malformed",
      "Values may hold ${env.NAME}, ${env.NAME:-default} and ${file:/path}; keys may not. "
          + "Write $${ for the characters themselves.",
      "header: \"${API_KEY}\"",
      "header: \"${env.API_KEY}\""),
  /** A key that does not exist. */
  UNKNOWN_KEY(
      "C020",
      "a key that does not exist",
      "Keys are exact, so that a misspelt setting is never silently without effect.",
      "pol: { max: 10 }",
      "pool: { max: 10 }"),
  /** A setting of a later version. */
  NOT_AVAILABLE(
      "C021",
      "a setting of a later version",
      "The documentation describes it, but this version cannot do it and does not pretend " + "to.",
      "openapi: openapi/catalog.yaml",
      "timeout: { attempt: 1s }"),
  /** A key that has no default. */
  MISSING_KEY(
      "C022",
      "a key that has no default",
      "The setting has to be said.",
      "web: { schema: [web.graphql] }",
      "web: { path: /graphql, schema: [web.graphql] }"),
  /** A key without value. */
  MISSING_VALUE(
      "C023",
      "a key without value",
      "Nothing stands behind the colon. A default is had by leaving the key out.",
      "pool:",
      "pool: { max: 64 }"),
  /** A value of another type. */
  WRONG_TYPE(
      "C024",
      "a value of another type",
      "A list, mapping, number or boolean was expected, or one of them where a string was.",
      "port: \"8080\"",
      "port: 8080"),
  /** A value that is not allowed. */
  BAD_VALUE(
      "C025",
      "a value that is not allowed",
      "The value has the right type, but the setting cannot take it.",
      "port: 80800",
      "port: 8080"),
  /** An amount without unit. */
  MISSING_UNIT(
      "C026",
      "an amount without unit",
      "Durations, sizes and shares carry their unit.",
      "timeout: { attempt: 300 }",
      "timeout: { attempt: 300ms }"),
  /** A service that is not defined. */
  UNKNOWN_SERVICE(
      "C030",
      "a service that is not defined",
      "A route sends requests to a name that does not stand under \"services\".",
      "to: { catlog: 1 }",
      "to: { catalog: 1 }"),
  /** A policy that is not defined. */
  UNKNOWN_POLICY(
      "C031",
      "a policy that is not defined",
      "A frontend or route uses a name that does not stand under \"policies\".",
      "use: [usr]",
      "use: [user]"),
  /** A plugin that does not exist. */
  UNKNOWN_PLUGIN(
      "C032",
      "a plugin that does not exist",
      "The key under a policy's name is the plugin that does the work.",
      "user: { jtw: {} }",
      "user: { jwt: {} }"),
  /** A policy that is not exactly one plugin. */
  MALFORMED_POLICY(
      "C033",
      "a policy that is not exactly one plugin",
      "A policy is a name for one plugin with its settings.",
      "user: { jwt: {}, cors: {} }",
      "user: { jwt: {} }"),
  /** A policy twice in one list. */
  POLICY_TWICE(
      "C034",
      "a policy twice in one list",
      "Plugins run in a fixed order and once each.",
      "use: [user, user]",
      "use: [user]"),
  /** A policy that nothing uses. */
  UNUSED_POLICY(
      "C035",
      "a policy that nothing uses",
      "It has no effect. Often its name was forgotten in a list of \"use\".",
      "policies: { office: { ip: {} } }",
      "use: [office]"),
  /** A service that nothing calls. */
  UNUSED_SERVICE(
      "C036",
      "a service that nothing calls",
      "No route and no field of a schema names it.",
      "services: { old: {} }",
      "to: { old: 1 }"),
  /** Access is not declared. */
  NO_AUTHENTICATION(
      "C040",
      "access is not declared",
      "Every frontend and route uses a policy that authenticates, or says that it needs " + "none.",
      "web: { path: /graphql }",
      "web: { path: /graphql, auth: none }"),
  /** Open to every client and guarded at once. */
  CONTRADICTORY_AUTHENTICATION(
      "C041",
      "open to every client and guarded at once",
      "With auth: none no request has a principal, so policies and scopes that need a "
          + "caller contradict it.",
      "{ auth: none, use: [user] }",
      "{ use: [user] }"),
  /** A path that no request can have, or that cannot be read. */
  BAD_PATH(
      "C050",
      "a path that is malformed or can never match",
      "Paths start with a slash; * stands only at the end and {name} only for a whole segment. "
          + "No request has dot segments or path parameters in the form that paths are compared "
          + "in, and encoded slashes or empty segments only where the route keeps them.",
      "path: /v1*",
      "path: /v1/*"),
  /** Two frontends at one path. */
  EQUAL_FRONTEND_PATHS(
      "C051",
      "two frontends at one path",
      "A request could only reach one of them.",
      "{ a: { path: /graphql }, b: { path: /graphql } }",
      "{ a: { path: /graphql/a }, b: { path: /graphql/b } }"),
  /** Two routes for the same requests. */
  EQUAL_ROUTES(
      "C052",
      "two routes for the same requests",
      "They are on one listener (without listeners: on all), agree in scheme, host and path, or have"
          + " regexes of one beginning that some path may match, and share a method (GET includes"
          + " HEAD), and neither asks for more headers, query parameters or cookies, nor for more of"
          + " them with one value or with a regex, so neither comes first.",
      "[{ path: /a }, { path: /a }]",
      "[{ path: /a, methods: [GET] }, { path: /a, methods: [POST] }]"),
  /** A route at a frontend's path. */
  SHADOWED_ROUTE(
      "C053",
      "a route at a frontend's path",
      "The frontend answers there, the route never would.",
      "match: { path: /graphql }",
      "match: { path: /rest }"),
  /** Two routes of one name. */
  EQUAL_ROUTE_IDS(
      "C054",
      "two routes of one name",
      "Logs, metrics and commands tell routes apart by their id.",
      "[{ id: a }, { id: a }]",
      "[{ id: a }, { id: b }]"),
  /** A prefix to strip that no path has. */
  STRIP_NEVER_APPLIES(
      "C055",
      "a prefix to strip that no path has",
      "The paths that a route takes do not begin with what is to be stripped.",
      "{ match: { path: /v1/* }, rewrite: { strip: /v2 } }",
      "{ match: { path: /v1/* }, rewrite: { strip: /v1 } }"),
  /** Redirects in a circle. */
  ENDLESS_REDIRECT(
      "C056",
      "a redirect that never ends",
      "A client that follows it comes back to where it was, or to ever longer paths; or it leads "
          + "nowhere else than to what its match takes. Routes are followed by the scheme, host and "
          + "path that they redirect to.",
      "{ match: { path: /shop/* }, redirect: { path: \"/shop{path}\" } }",
      "{ match: { path: /shop/* }, redirect: { path: \"/store{rest}\" } }"),
  /** A redirect to https that cannot know who came by https. */
  REDIRECT_WITHOUT_PROXY(
      "C057",
      "a redirect to https behind proxies that are not trusted",
      "A proxy that ends TLS sends requests by http, and says in X-Forwarded-Proto how the client "
          + "came. It is believed only where trustedProxies names it; else such requests are "
          + "redirected again and again.",
      "listeners: { public: { port: 8080 } }",
      "listeners: { public: { port: 8080, trustedProxies: [10.0.0.0/8] } }"),
  /** A route that can be walked around. */
  KEPT_PATH_AROUND_ROUTE(
      "C058",
      "a way around a route by slashes that another one keeps",
      "The route that keeps slashes takes the path, and a service that merges or decodes them may "
          + "read it as one of the nearer route. Where the two have different policies or scopes "
          + "such requests are rejected; these have the same.",
      "[{ match: { path: /admin/* }, respond: { status: 403 } }, "
          + "{ match: { path: /* }, slashes: keep }]",
      "[{ match: { path: /admin/* }, respond: { status: 403 } }, "
          + "{ match: { path: /files/* }, slashes: keep }]"),
  /** Nothing to serve. */
  NOTHING_SERVED(
      "C060",
      "nothing to serve",
      "A gateway without frontends and routes answers nothing.",
      "version: 1",
      "frontends: { web: { path: /graphql } }"),
  /** Two listeners on one port. */
  EQUAL_PORTS(
      "C061",
      "two listeners on one port",
      "The second could not start.",
      "{ public: { port: 9090 }, management: { port: 9090 } }",
      "{ public: { port: 8080 }, management: { port: 9090 } }"),
  /** A listener that cannot be opened while the gateway runs. */
  LISTENER_NOT_OPENED(
      "C062",
      "a listener that cannot be opened",
      "A reload adds, moves or changes a listener, and its port is taken or its address is none of"
          + " this machine. Nothing of the changed files is in force; what served before serves on."
          + " SIGHUP tries again.",
      "{ internal: { port: 22 } }   where another program listens on port 22",
      "{ internal: { port: 8081 } }"),
  /** A setting that another one keeps from acting. */
  INEFFECTIVE_SETTING(
      "C063",
      "a setting that another one keeps from acting",
      "Two settings bound the same thing, and the tighter one always acts first: an attempt is over"
          + " with the whole call, a call needs a connection, a header that is always sent leaves no"
          + " room for the client's. Change one of the two, or accept the warning where routes need"
          + " what fields do not.",
      "timeout: { attempt: 5s, total: 2s }",
      "timeout: { attempt: 1s, total: 2s }"),
  /** A trust store of the JVM that is not there, or cannot be read. */
  UNUSABLE_TRUST_STORE(
      "C064",
      "a trust store that cannot be used",
      "Java takes a trust store that is missing, or read without its password, for an empty one:"
          + " the certificate of every service would be of an unknown authority.",
      "FACET_JAVA_OPTS=-Djavax.net.ssl.trustStore=/etc/facet/missing.p12",
      "FACET_JAVA_OPTS=\"-Djavax.net.ssl.trustStore=/etc/facet/trust.p12"
          + " -Djavax.net.ssl.trustStorePassword=...\""),
  /** A glob that finds nothing. */
  NO_SCHEMA_FILE(
      "C070",
      "no schema file is found",
      "A frontend is made of the SDL files its globs find, from the folder of facet.yaml.",
      "schema: [wev/*.graphql]",
      "schema: [web/*.graphql]"),
  /** A file of the project that cannot be read. */
  UNREADABLE_PROJECT_FILE(
      "C071",
      "a file of the project cannot be read",
      "It is missing, is not UTF-8 text, is longer than 8 MiB (all of them together: 32 MiB), or"
          + " the user the gateway runs as may not read it.",
      "facet start nowhere",
      "facet start my-gateway"),
  /** An operation that no frontend takes. */
  BAD_DOCUMENT(
      "C072",
      "an operation that no frontend takes",
      "The document is not GraphQL, or asks for what no frontend's schema has.",
      "{ prodcts { name } }",
      "{ products { name } }"),
  /** A file of stored documents that is malformed. */
  BAD_DOCUMENT_FILE(
      "C073",
      "a file of stored documents that is malformed",
      "Stored documents are GraphQL files, JSON objects from id to text, or manifests with a list"
          + " of operations, each with id and body. An id stands for one document.",
      "{ \"ProductPage\": 7 }",
      "{ \"ProductPage\": \"query ProductPage { … }\" }"),
  /** A comment that accepts a warning, without a code or a reason. */
  MALFORMED_ACCEPTANCE(
      "C080",
      "an accepted warning without a code or a reason",
      "A comment accepts a warning by its code, and says why. It stands at the end of the line that"
          + " the finding names, or above it. Without a known code and a reason it accepts nothing.",
      "# facet-allow FACET-S101",
      "# facet-allow FACET-S101: the inventory has no batch form"),
  /** A comment that accepts a warning that is not there. */
  UNUSED_ACCEPTANCE(
      "C081",
      "an accepted warning that is not there",
      "The line or definition that the comment stands at has no such warning: it was fixed, the"
          + " comment stands elsewhere, or the finding is an error, which cannot be accepted.",
      "# facet-allow FACET-S101: no batch form   (above a field that has a batch)",
      "the comment removed"),
  /** A glob of documents that finds nothing. */
  NO_DOCUMENT(
      "C082",
      "no document is found",
      "Globs of --documents start at the folder facet is started in, or are absolute. Read are"
          + " .graphql and .gql files, and the GraphQL literals of .ts, .tsx, .js, .jsx, .mts, .cts,"
          + " .mjs and .cjs files.",
      "facet check --documents 'scr/**/*.tsx'",
      "facet check --documents 'src/**/*.tsx'"),
  /** A literal that holds what only running the program tells. */
  DYNAMIC_DOCUMENT(
      "C083",
      "a GraphQL literal that is made at run time",
      "${…} may only name a fragment document, at the top level of the literal. Anything else is"
          + " known when the program runs, so the document can neither be checked nor stored.",
      "gql`query { ${field} }`",
      "gql`query { product { ...Card } } ${Card}`"),
  /** Two fragments, or two operations, of one name. */
  DUPLICATE_DOCUMENT(
      "C084",
      "two fragments or operations of one name",
      "The documents of a frontend are one set: a spread finds its fragment in any file, so names"
          + " are unique. Code generators and stored documents need the same.",
      "fragment Card on Product { id }  fragment Card on Product { name }",
      "fragment Card on Product { id name }"),
  /** A fragment that no operation spreads. */
  UNUSED_FRAGMENT(
      "C085",
      "a fragment that no operation uses",
      "No operation of the documents that are checked together spreads it, not even through other"
          + " fragments. It was forgotten, or the glob misses the file that uses it.",
      "fragment Card on Product { id }",
      "query Page { product { ...Card } }  fragment Card on Product { id }"),
  /** A canary that leads out of the route. */
  CANARY_ELSEWHERE(
      "C086",
      "a canary to a service that the route does not have",
      "A canary is one of the services under to, perhaps with weight 0: then nothing else leads to"
          + " it.",
      "to: { orders: 100 }, canary: [{ header: x-canary, to: orders-next }]",
      "to: { orders: 100, orders-next: 0 }, canary: [{ header: x-canary, to: orders-next }]"),
  /** A second service that is the first one. */
  SECOND_IS_FIRST(
      "C087",
      "a second service that is the first one",
      "A mirror gets a copy of every request, so that a service that responds to the route would"
          + " do things twice. A failover is asked after another service has failed.",
      "to: { orders: 100 }, failover: { to: orders }",
      "to: { orders: 100 }, failover: { to: orders-standby }"),
  /** A cookie that keeps a decision where there is none. */
  STICKY_WITHOUT_CHOICE(
      "C088",
      "a sticky cookie without a choice",
      "The cookie keeps which of several services a client is served by. Here there is one.",
      "to: { orders: 100 }, sticky: { cookie: orders-version }",
      "to: { orders: 95, orders-next: 5 }, sticky: { cookie: orders-version }"),
  /** A failover that cannot happen. */
  FAILOVER_NEVER(
      "C089",
      "a failover that never happens",
      "What was sent may have been done. Another service is asked after that only where the method"
          + " is idempotent, as GET, PUT and DELETE are; else only where nothing was sent: connect.",
      "match: { methods: [POST] }, failover: { to: orders-standby, on: [503] }",
      "match: { methods: [POST] }, failover: { to: orders-standby, on: [connect, 503] }"),
  /** A header that tells who the client is, with a value that the client decides. */
  PRINCIPAL_OF_THE_CLIENT(
      "C090",
      "a client's value where a policy tells the principal",
      "Services trust a header that a policy sets from what it verified. Another policy would replace"
          + " it by what a client sent.",
      "headers: { request: { set: { x-user: \"{header.x-me}\" } } }",
      "headers: { request: { set: { x-me: \"{header.x-me}\" } } }"),
  /** A route serves a folder that is not there, or not as a whole. */
  SERVED_FOLDER_MISSING(
      "C095",
      "a folder of files is missing",
      "The folder of a route's files, or the fallback in it, is not there, is no folder, or may not"
          + " be read. Requests get 404 until it is; it is looked for with each request. Relative"
          + " folders start at the folder of facet.yaml.",
      "files: { dir: publik }",
      "files: { dir: public }"),
  /** A route serves the configuration itself. */
  PUBLIC_PROJECT(
      "C096",
      "the configuration, or a secret of it, would be public",
      "The folder of a route's files holds facet.yaml, so that it could be read by every client, and"
          + " schemas, stored documents and secrets beside it; or a file that the configuration takes"
          + " a secret from: a private key, or what ${file:...} names. Serve a folder with nothing but"
          + " what is public.",
      "files: { dir: . }",
      "files: { dir: public }"),
  /** Two that compress one response. */
  COMPRESSED_TWICE(
      "C097",
      "two that compress the same responses",
      "Nothing is compressed twice, so what one compresses the other leaves alone, with all of its"
          + " settings. The responses of a frontend are compressed by the frontend itself.",
      "use: [small, smaller]",
      "use: [small]"),
  /** A certificate that has expired, or soon will. */
  CERTIFICATE_TIME(
      "C100",
      "a certificate of a listener that clients reject, or soon will",
      "It has expired, is not valid yet, or expires within 14 days. The gateway shows it all "
          + "the same: a listener with it may have others that are good, and clients that do not "
          + "look. facet_tls_certificate_expires_seconds tells of it before.",
      "certificates: [{ cert: tls/expired.pem, key: tls/shop.key }]",
      "certificates: [{ cert: tls/renewed.pem, key: tls/shop.key }]"),
  /** Certificates of a file in another order than TLS sends them. */
  CERTIFICATE_ORDER(
      "C101",
      "a chain of certificates that is out of order",
      "A file has the certificate of the key first, then that of its issuer, and so on (RFC "
          + "8446, section 4.4.2). The gateway puts them into that order and leaves out what does "
          + "not belong there; other programs that read the file will not.",
      "cat authority.pem shop.pem > tls/shop.pem",
      "cat shop.pem authority.pem > tls/shop.pem"),
  /** A host that a listener has no certificate for. */
  HOST_WITHOUT_CERTIFICATE(
      "C102",
      "a host that no certificate of its listener is for",
      "A route takes requests of a host at a listener with tls, none of whose certificates "
          + "has the host among its subject alternative names. Clients are shown the first one, "
          + "and reject it.",
      "{ match: { host: api.example }, listeners: [secure] }",
      "certificates: [{ cert: tls/shop.pem, key: tls/shop.key }, { cert: tls/api.pem, key: tls/api.key }]"),
  /** A policy that needs what no listener asks for. */
  UNASKED_CERTIFICATE(
      "C103",
      "a policy that needs certificates which no client is asked for",
      "A clientCertificate policy knows callers by the certificate that they show in the "
          + "handshake. Listeners ask for one where they have clientCa; without it every request "
          + "is 401.",
      "secure: { tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] } }",
      "secure: { tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }], clientCa: tls/ca.pem } }"),
  /** Settings for WebSockets where none can be. */
  WEBSOCKET_NEVER(
      "C106",
      "settings for WebSockets that never act",
      "WebSockets are passed to services of HTTP/1.1. Where all services of a route have protocol:"
          + " http2, a wish for one is left out, and the request is one as any other.",
      "services: { live: { protocol: http2 } }, routes: [{ to: { live: 1 }, websocket: { idle: 1h } }]",
      "services: { live: { protocol: http1 } }, routes: [{ to: { live: 1 }, websocket: { idle: 1h } }]"),
  /** Listeners that give the gateway different names. */
  SEVERAL_NAMES(
      "C108",
      "two names of one gateway",
      "Via and Proxy-Status name the gateway by one name, whatever listener a request came in by, so"
          + " that a request which runs in a circle is known.",
      "{ public: { via: edge-1 }, internal: { via: edge-2 } }",
      "{ public: { via: edge-1 }, internal: { port: 8081 } }"),
  /** A frontend or route at a listener that there is not. */
  UNKNOWN_LISTENER(
      "C109",
      "an unknown listener",
      "A frontend or route that names listeners is served by these alone. They are those for"
          + " clients, by their names under listeners; management is none of them.",
      "listeners: [intern]",
      "listeners: [internal]"),
  /** A regular expression that the engine does not take, or no path can match. */
  BAD_REGEX(
      "C110",
      "a regular expression that is malformed, too complex or never matches",
      "Its syntax is that of RE2, which has neither look-arounds nor back-references and runs in"
          + " linear time. It is compared with the whole path, which begins with a slash, and has at"
          + " most 1000 characters and 500 instructions.",
      "regex: '\\.(png|jpg)$'",
      "regex: '/.*\\.(png|jpg)'"),
  /** A route whose paths an expression takes. */
  SHADOWED_BY_REGEX(
      "C111",
      "a route that a regex keeps from being reached",
      "A regex counts as a prefix as long as the segments that all its paths begin with, and comes"
          + " before a template and a prefix of that length. This one takes all paths of the other"
          + " route, so that gets no request.",
      "[{ regex: '/orders/.*' }, { path: '/orders/{id}' }]",
      "[{ regex: '/orders/[0-9]+' }, { path: '/orders/{id}' }]"),
  /** More regexes for one path than a request may cost. */
  TOO_MANY_REGEXES(
      "C115",
      "regexes that are too much together for long paths",
      "A path is compared with the regex of each route that begins and ends like it. Each runs in"
          + " linear time, but what all of them cost has an end, at some 50 ms for one request:"
          + " beyond it is rejected with 400. These reach it with paths of fewer than 2000"
          + " characters.",
      "100 times { regex: '/.*[a-z]{40}.*' }",
      "{ regex: '/orders/[a-z]{40}/lines' }, { path: '/orders/{id}' }"),
  /** A permission that nothing makes use of. */
  FROM_CLIENT_UNUSED(
      "C116",
      "a header in fromClient that needs no permission",
      "fromClient allows a value that clients decide in a header by which a policy tells services"
          + " the principal. This one gets no such value here, or no policy tells the principal by"
          + " it, so the name is misspelt, or left over.",
      "headers: { request: { set: { x-user: \"{header.x-me}\" }, fromClient: [x-usr] } }",
      "headers: { request: { set: { x-user: \"{header.x-me}\" }, fromClient: [x-user] } }"),
  /** Two routes that keep services by one cookie. */
  SHARED_STICKY_COOKIE(
      "C117",
      "two routes that keep different services by one cookie",
      "A browser has one cookie of a name for a host and a path. Its value stands for one service:"
          + " where the other route has none of that name, it takes the cookie for none and replaces"
          + " it, and neither keeps its clients.",
      "{ to: { a: 1, b: 1 }, sticky: { cookie: v, path: / } }, { to: { c: 1, d: 1 }, sticky: {"
          + " cookie: v, path: / } }",
      "{ to: { a: 1, b: 1 }, sticky: { cookie: va, path: / } }, { to: { c: 1, d: 1 }, sticky: {"
          + " cookie: vc, path: / } }"),
  /** Values of claims where there are none. */
  CLAIMS_OF_NOBODY(
      "C124",
      "values of claims beside auth: none",
      "With auth: none no token is verified, so there are no claims: a value made of them is missing"
          + " in every request, and the header, parameter or property is not set.",
      "{ auth: none, use: [tell-user] }, tell-user: { headers: { request: { set: { x-user:"
          + " \"{claims.sub}\" } } } }",
      "{ use: [user, tell-user] }"),
  /** An expression where none is read. */
  UNREAD_EXPRESSION(
      "C129",
      "an expression in a setting that reads none",
      "Values of the policies headers, query and json are made of each request. Other settings are"
          + " the same for all requests: braces in them are sent, or compared, as they stand.",
      "{ respond: { headers: { x-user: \"{claims.sub}\" } } }",
      "{ use: [tell-user], respond: { body: hello } }, tell-user: { headers: { response: { set: {"
          + " x-user: \"{claims.sub}\" } } } }"),
  /** A method nearly as one that is known. */
  UNKNOWN_METHOD(
      "C128",
      "a method that no standard defines",
      "A route takes requests of any method that its match names, also of one that is made up. This"
          + " one differs by a slip from one that standards define.",
      "methods: [GTE]",
      "methods: [GET]"),
  /** Something that clients reach by http beside a redirect of all to https. */
  SERVED_BESIDE_REDIRECT(
      "C127",
      "a redirect to https beside what is served by http",
      "A longer path, or a host, comes before a redirect of /*, so requests of http for it are not"
          + " redirected but served in clear text. With match.scheme: https such a route takes the"
          + " others alone, and the redirect takes those of http.",
      "[{ match: { path: /* }, redirect: { scheme: https } }, { match: { path: /shop/* }, to: ... }]",
      "[{ match: { path: /* }, redirect: { scheme: https } }, { match: { path: /shop/*, scheme:"
          + " https }, to: ... }]"),
  /** A test page that cannot be run. */
  MALFORMED_TEST_PAGE(
      "C130",
      "a test page that cannot be run",
      "facet test runs pages in Markdown: a title, and fenced blocks with the calls of services, a"
          + " request and its response. What a block is, the words behind its fence say; docs/cli.md"
          + " lists them. A page that is malformed fails, and the others run.",
      "```graphql request, and no response behind it",
      "```graphql request, then ```json response"),
  /** Something is otherwise than a test page says. */
  FAILED_TEST_PAGE(
      "C131",
      "something is otherwise than a test page says",
      "facet test compares the response to each request of a page, and the calls that services get,"
          + " with what the page says: JSON by structure, headers where they are written. Either the"
          + " project has a fault, or the page says what no longer holds.",
      "\"name\": \"Mug\", where the response has \"Large mug\"",
      "\"name\": \"Large mug\", or \"(any)\" where the value does not matter");

  private final CodeText text;

  ConfigCode(String number, String summary, String meaning, String wrong, String right) {
    text = CodeText.of(number, summary, meaning, wrong, right);
  }

  @Override
  public CodeText text() {
    return text;
  }
}
