import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refresh } from "../pipeline/commands/readme.ts";

const README = readFileSync("README.md", "utf8");

describe("README", () => {
  it("gives the answers that its examples give", async () => {
    expect(existsSync("dist/casus-foederis.duckdb"), "run make first").toBe(true);
    expect(await refresh(README, "dist/casus-foederis.duckdb")).toBe(README);
  });

  it("names only npm scripts that exist, and every one of them is told somewhere", () => {
    const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);
    const told = README + readFileSync("CONTRIBUTING.md", "utf8");
    const named = [...told.matchAll(/npm run ([\w:-]+)/gu)].map((match) => match[1]);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    expect(scripts.filter((name) => !told.includes(name))).toEqual([]);
  });

  it("shows both commands on its first screen", () => {
    const screen = README.split("\n").slice(0, 20).join("\n");
    expect(screen).toMatch(/^ {4}make\b/mu);
    expect(screen).toMatch(/^ {4}make test\b/mu);
  });

  it("names only folders that are there", () => {
    const named = [...README.matchAll(/`((?:sources|schemas|pipeline|dist)\/[\w/.]*)`/gu)].map((match) => match[1].replace(/\/$/u, ""));
    const there = new Set(readdirSync(".", { recursive: true, encoding: "utf8" }).filter((path) => !path.startsWith("node_modules")));
    expect(named.filter((path) => !there.has(path))).toEqual([]);
  });
});
