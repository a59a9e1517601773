import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { segmentTreaty, toAkomaNtoso } from "../../../pipeline/extract/treaty/index.ts";

const text = readFileSync(new URL("./good/number-line-headings.txt", import.meta.url), "utf8");

describe("toAkomaNtoso", () => {
  const xml = toAkomaNtoso(segmentTreaty(text), text, { id: "alvania-brent", date: "1931-05-02", name: "Treaty of Port Alva" });
  it("identifies the treaty", () => {
    expect(xml).toContain('<FRBRuri value="/akn/un/act/treaty/1931-05-02/alvania-brent"/>');
    expect(xml).toContain('<FRBRalias value="Treaty of Port Alva" name="title"/>');
  });
  it("nests articles in chapters and points in paragraphs, under ids that say where", () => {
    for (const id of ["chp_I", "chp_I__art_2", "chp_I__art_2__para_2__point_a", "chp_II__art_2-bis"])
      expect(xml).toContain(`eId="${id}"`);
  });
  it("has every id once", () => {
    const twice = toAkomaNtoso(
      segmentTreaty("TITLE I\nArticle 1\nx.\n\nTITLE I\nArticle 1\ny.\n"),
      "TITLE I\nArticle 1\nx.\n\nTITLE I\nArticle 1\ny.\n",
      { id: "x" },
    );
    const ids = [...twice.matchAll(/eId="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("closes every element that it opens and leaves out what XML cannot carry", () => {
    const odd = 'Article 1\n\u0000a < b & "c" > d\ud800';
    const out = toAkomaNtoso(segmentTreaty(odd), odd, { id: "odd id/<>" });
    expect(out).toContain("a &lt; b &amp; &quot;c&quot; &gt; d<");
    const open: string[] = [];
    for (const m of (xml + out).replace(/<\?xml[^>]*>/g, "").matchAll(/<(\/?)([A-Za-z]+)[^>]*?(\/?)>/g)) {
      if (m[3]) continue;
      if (m[1]) expect(open.pop()).toBe(m[2]);
      else open.push(m[2] as string);
    }
    expect(open).toEqual([]);
  });
});
