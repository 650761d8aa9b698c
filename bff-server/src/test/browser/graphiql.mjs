// SPDX-License-Identifier: Apache-2.0
// Opens GraphiQL of a running demo in Chromium, wide and narrow: the schema loads, the product page
// runs, nothing is complained about. Then calls the demo from a page of another port.
//
//   node graphiql.mjs URL CHROMIUM FOLDER     the folder gets the screenshots
import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const [url, executablePath, folder] = process.argv.slice(2);
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function expect(what, holds, found) {
  if (!holds) {
    throw new Error(`${what}, but found: ${JSON.stringify(found)}`);
  }
}

/** Keeps everything that a page complains about or asks of other hosts. */
function complaints(page) {
  const found = [];
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") {
      found.push(`console ${line.type()}: ${line.text()}`);
    }
  });
  page.on("pageerror", (error) => found.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A page that is left aborts what it was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      found.push(`failed: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      found.push(`status ${response.status()}: ${response.url()}`);
    }
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) {
      found.push(`another host: ${request.url()}`);
    }
  });
  return found;
}

/** The response to the operation whose text holds a word. */
function responseTo(page, word) {
  return page.waitForResponse(
    (response) => response.request().method() === "POST" && response.request().postData()?.includes(word),
  );
}

/** What an editor holds; Monaco shows spaces as no-break spaces. */
async function text(page, selector) {
  await page.locator(`${selector} .view-line`).first().waitFor();
  return (await page.locator(selector).first().innerText()).replaceAll("\u00a0", " ");
}

async function openAndRun(page, size) {
  const shot = (name) => page.screenshot({ path: `${folder}/${name}-${size.width}.png` });
  const [introspection] = await Promise.all([responseTo(page, "IntrospectionQuery"), page.goto(url)]);
  expect("/ leads to GraphiQL of the first frontend", page.url().includes("/graphiql/web/"), page.url());
  const schema = await introspection.json();
  expect("the schema loads", schema.data?.__schema?.types?.length > 5, schema);
  const query = await text(page, ".graphiql-query-editor");
  expect("the editor opens with the product page", query.includes("query ProductPage"), query);
  const variables = await text(page, ".graphiql-editor-tool");
  expect("its variables stand below", variables.includes('"id": "1"'), variables);
  await shot("graphiql-opened");

  const [response] = await Promise.all([
    responseTo(page, "query ProductPage"),
    page.click(".graphiql-execute-button"),
  ]);
  const result = await response.json();
  expect("the product page has data", result.data?.product?.reviews?.length > 0, result);
  expect("the product page has no errors", !result.errors, result.errors);
  await page.locator(".result-window .view-line", { hasText: '"product"' }).first().waitFor();
  await shot("graphiql-ran");

  const pane = await page.locator(".result-window").boundingBox();
  const least = Math.min(300, size.width * 0.75);
  expect("the result can be read", pane.width >= least && pane.height >= 150, pane);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect("nothing lies beyond the right edge", over <= 0, over);

  await page.click('[aria-label="Show Documentation Explorer"]');
  await page.locator(".graphiql-doc-explorer", { hasText: "All Schema Types" }).waitFor();
  await shot("graphiql-docs");
  await page.click('[aria-label="Hide Documentation Explorer"]');
}

async function openTheOther(page) {
  const [introspection] = await Promise.all([
    responseTo(page, "IntrospectionQuery"),
    page.click("nav >> text=mobile"),
  ]);
  const schema = await introspection.json();
  expect("the other schema loads too", schema.data?.__schema, schema);
  const query = await text(page, ".graphiql-query-editor");
  expect("each frontend has its own editor", query.includes("query MobileHome"), query);
  expect("and its own tabs", !(await page.locator(".graphiql-tabs").innerText()).includes("ProductPage"), query);
}

/** A page on another port asks as Apollo Client and Facet's users do. */
async function callFromAnotherOrigin(browser) {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<p>A shop</p>"));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    const found = await page.evaluate(async (graphql) => {
      const response = await fetch(graphql, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "facet-explain": "true",
          "apollographql-client-name": "shop",
          "apollographql-client-version": "1",
        },
        body: JSON.stringify({ query: "{ products(limit: 1) { name } }" }),
      });
      return { id: response.headers.get("x-request-id"), json: await response.json() };
    }, `${url}/graphql/web`);
    expect("a page on localhost may ask", found.json.data?.products?.length === 1, found);
    expect("and sees the request's id", Boolean(found.id), found);
  } finally {
    server.close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: flags });
try {
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    const found = complaints(page);
    await openAndRun(page, size);
    await openTheOther(page);
    expect("nothing is complained about", found.length === 0, found);
    await context.close();
    console.log(`GraphiQL works at ${size.width} x ${size.height}`);
  }
  await callFromAnotherOrigin(browser);
  console.log("a page of another port works");
} catch (error) {
  console.error(String(error.message));
  process.exitCode = 1;
} finally {
  await browser.close();
}
