import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import type { SimOrg } from "../../src/simulator/org.ts";
import { routePaths } from "../../src/simulator/server/routes.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { changeRoles, giveRoles } from "../faults/admin-org.ts";
import { castOf, changeOrg } from "../faults/org.ts";
import { type Description, type OpenApi, openDescription } from "./api-description/description.ts";
import { type Examined, examine, type Found, nothingExamined } from "./api-description/examine.ts";
import { documentationErrors, type KnownDifference, onPurpose } from "./api-description/known-differences.ts";
import { undescribedRoutes } from "./api-description/undescribed-routes.ts";

const file = process.env.OKTA_OPENAPI ?? "";
const title = "every answer of the simulator, by Okta's own description of its API";
const skipped = `Skipped: ${title}. OKTA_OPENAPI does not say where that description is (CONTRIBUTING.md).`;
// The reporter counts skipped tests and does not name them.
if (file === "") console.warn(skipped);

function castOrg(): SimOrg {
  const cast = castOf("described");
  giveRoles(cast);
  changeOrg(cast);
  changeRoles(cast);
  return cast.org;
}

function generatedOrg(): SimOrg {
  const until = new Date("2026-01-15T08:00:00.000Z");
  const usage = { perUser: 5, days: 30, failures: 0.2 };
  const org = generateOrg({ users: 120, groups: 30, apps: 30, admins: 30, hardNames: 0.2, usage, until });
  org.clock.now = () => until.getTime();
  return org;
}

const shows = (known: KnownDifference, { operation, pointer, says }: Found) =>
  operation !== null && known.operations.includes(operation) && known.pointers.includes(pointer) && says === known.says;

describe.skipIf(file === "")(file === "" ? skipped : title, () => {
  let description: Description;
  const examined: Examined = nothingExamined();

  beforeAll(async () => {
    description = openDescription(JSON.parse(readFileSync(file, "utf8")) as OpenApi);
    await examine(storyOrg(), {}, description, examined);
    await examine(castOrg(), { largestPage: 2 }, description, examined);
    await examine(generatedOrg(), { largestPage: 40 }, description, examined);
  }, 300_000);

  test("is valid but for known errors of the description, and has nothing that is not described", () => {
    const known = [...documentationErrors, ...onPurpose];
    const unknown = examined.found.filter((found) => !known.some((one) => shows(one, found)));
    expect(unknown).toEqual([]);
  });

  test("shows each known difference, so that none stays in the list when it is gone", () => {
    const gone = [...documentationErrors, ...onPurpose].flatMap(({ operations, pointers, says, why }) =>
      operations.flatMap((operation) =>
        pointers
          .map((pointer) => ({ operations: [operation], pointers: [pointer], says, why }))
          .filter((one) => !examined.found.some((found) => shows(one, found))),
      ),
    );
    expect(gone).toEqual([]);
  });

  test("was asked for: every route, every described operation of it, every described status", () => {
    expect(routePaths.filter((route) => !examined.routes.has(route))).toEqual([]);
    const served = description.operations.filter(({ path }) => routePaths.includes(path));
    expect(served.length).toBeGreaterThan(30);
    const unasked = served.flatMap(({ id, responses }) =>
      Object.keys(responses)
        .filter((status) => examined.answered.get(id)?.has(Number(status)) !== true)
        .map((status) => `${id} ${status}`),
    );
    expect(unasked).toEqual([]);
  });

  test("has an operation of the description, or a reason for having none", () => {
    const undescribed = routePaths.filter((route) => description.operationOf(route) === null);
    expect(undescribed).toEqual(Object.keys(undescribedRoutes));
  });
});

describe("the comparison of an answer with a description", () => {
  const link = { type: "object", required: ["href"], properties: { href: { type: "string" } } };
  const pet = {
    type: "object",
    required: ["kind", "secret"],
    discriminator: {
      propertyName: "kind",
      mapping: { CAT: "#/components/schemas/Cat", DOG: "#/components/schemas/Dog" },
    },
    properties: {
      id: { type: "string", readOnly: true },
      kind: { type: "string" },
      secret: { type: "string", writeOnly: true },
      name: { type: "string", nullable: true, enum: ["Tom"] },
      born: { type: "string", format: "date-time" },
      _links: { $ref: "#/components/schemas/Link" },
      more: { type: "object", additionalProperties: true },
    },
  };
  const kindOf = (properties: object) => ({
    allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties }],
  });
  const schemas = {
    Link: link,
    Pet: pet,
    Cat: kindOf({ lives: { type: "integer" } }),
    Dog: kindOf({ tail: { oneOf: [{ type: "string" }, { type: "boolean" }] } }),
    Error: { type: "object", properties: { errorCode: { type: "string" } } },
  };
  const pets = { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } } } };
  const description = openDescription({
    openapi: "3.0.3",
    paths: {
      "/pets/{id}": { get: { operationId: "getPet", responses: {} } },
      "/pets/all": { get: { operationId: "listPets", responses: { 200: { content: pets } } } },
    },
    components: { schemas },
  });
  const operation = description.operationOf("/pets/all");
  const told = (row: object) =>
    description.differences(operation, 200, [row]).map(({ pointer, says }) => `${pointer} ${says}`);

  test("takes the most literal path, and finds nothing wrong with what is right", () => {
    expect([operation?.id, description.operationOf("/pets/1")?.id]).toEqual(["listPets", "getPet"]);
    expect(description.operationOf("/pets")).toBeNull();
    const right = { id: "1", kind: "CAT", name: null, born: "2026-01-01T00:00:00.000Z", lives: 9, more: { any: [1] } };
    expect(told(right)).toEqual([]);
    expect(told({ kind: "DOG", tail: true, _links: { href: "/" } })).toEqual([]);
  });

  test.each([
    [{ kind: "CAT", id: null }, "/id is null"],
    [{ kind: "CAT", name: "Jim" }, "/name is none of the values described"],
    [{ kind: "CAT", born: "yesterday" }, "/born is no date-time"],
    [{ kind: "CAT", _links: {} }, "/_links lacks href"],
    [{ kind: "CAT", secret: "1" }, "/secret is for writing only"],
    [{ kind: "CAT", lifes: 9 }, "/lifes is not described"],
    [{ kind: "CAT", tail: true }, "/tail is not described"],
    [{ kind: "CAT", lives: "9" }, "/lives is no integer"],
    [{ kind: "BIRD", wings: 2 }, "/kind is none of the values described"],
    [{}, " lacks kind"],
  ])("tells what is wrong with %j", (row, difference) => {
    expect(told(row)).toEqual([difference]);
  });

  test("compares an error with the shape of all errors, and refuses what it does not understand", () => {
    expect(description.differences(operation, 404, { errorCode: 7 })).toEqual([
      { pointer: "/errorCode", says: "is no string" },
    ]);
    const schema = { type: "string", format: "no such format" };
    const strange = { ...schemas, Error: schema };
    const opened = openDescription({ openapi: "3.0.3", paths: {}, components: { schemas: strange } });
    expect(() => opened.differences(null, 404, {})).toThrow();
  });
});
