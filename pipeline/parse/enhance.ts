/** The parts of a parse that the extra edges follow from, columnar as in schemas/documents.ts. */
export interface BasicTree {
  upos: string[];
  xpos: string[];
  lemma: string[];
  head: number[];
  deprel: string[];
}

type Edge = [number, string, number];

/**
 * Edges that the tree implies but does not draw (enhanced Universal Dependencies, after Schuster and Manning 2016): conjuncts
 * take over the relation, subject and object of the first; the noun of a relative clause its part in the clause; an `xcomp`
 * its controller as subject. Only edges that are not in the tree are returned, sorted by dependent and head.
 */
export function enhance(tree: BasicTree): Edge[] {
  return new Enhancer(tree).run();
}

const SUBJECT = /^nsubj|^csubj/;

class Enhancer {
  private readonly edges: Edge[] = [];
  private readonly seen = new Set<string>();
  private readonly children: number[][];

  constructor(private readonly t: BasicTree) {
    this.children = Array.from(t.head, () => []);
    t.head.forEach((h, d) => h >= 0 && this.children[h].push(d));
  }

  run(): Edge[] {
    const { deprel } = this.t;
    for (let d = 0; d < deprel.length; d++) if (deprel[d] === "acl:relcl") this.relative(d);
    for (let round = 0; round < 2; round++) {
      for (let d = 0; d < deprel.length; d++) if (deprel[d] === "xcomp") this.control(d);
      for (let d = 0; d < deprel.length; d++) if (deprel[d] === "conj") this.conjunct(d);
    }
    return this.edges.sort((a, b) => a[2] - b[2] || a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  }

  private add(head: number, relation: string, dependent: number): void {
    if (head === dependent || head < 0) return;
    if (this.t.head[dependent] === head) return;
    const key = `${head} ${relation} ${dependent}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.edges.push([head, relation, dependent]);
  }

  private find(head: number, relation: RegExp): number {
    for (const d of this.children[head]) if (relation.test(this.t.deprel[d])) return d;
    return -1;
  }

  /** All subjects of a predicate, drawn or implied. */
  private subjects(head: number): number[] {
    const drawn = this.children[head].filter((d) => SUBJECT.test(this.t.deprel[d]));
    return [...drawn, ...this.edges.filter(([h, r]) => h === head && SUBJECT.test(r)).map(([, , d]) => d)];
  }

  private isPassive(v: number): boolean {
    return this.find(v, /^aux:pass$/) >= 0;
  }

  private isPredicate(i: number): boolean {
    return this.t.upos[i] === "VERB" || this.find(i, /^cop$/) >= 0;
  }

  private relative(clause: number): void {
    const { t } = this;
    const noun = t.head[clause];
    if (noun < 0) return;
    const fronted = this.children[clause].filter((d) => d < clause && t.xpos[d].startsWith("W"));
    const pronoun = fronted.find((d) => /^(?:nsubj|obj|iobj|obl)/.test(t.deprel[d]));
    if (pronoun !== undefined) {
      this.add(clause, t.deprel[pronoun], noun);
      return;
    }
    if (fronted.length > 0) return;
    const below = this.find(clause, /^xcomp$/);
    const subject = this.find(clause, SUBJECT);
    if (subject < 0) this.add(clause, this.isPassive(clause) ? "nsubj:pass" : "nsubj", noun);
    else if (t.upos[clause] === "VERB" && this.find(clause, /^obj$/) < 0 && !this.isPassive(clause)) {
      this.add(below >= 0 && t.upos[below] === "VERB" ? below : clause, "obj", noun);
    }
  }

  private control(complement: number): void {
    const { t } = this;
    const governor = t.head[complement];
    if (governor < 0 || this.subjects(complement).length > 0) return;
    const object = this.find(governor, /^i?obj$/);
    const controllers = object >= 0 ? [object] : this.subjects(governor);
    for (const s of controllers) this.add(complement, this.isPassive(complement) ? "nsubj:pass" : "nsubj", s);
  }

  private conjunct(d: number): void {
    const { t } = this;
    const first = t.head[d];
    if (first < 0) return;
    if (t.head[first] >= 0) this.add(t.head[first], t.deprel[first], d);
    for (const [h, r, dep] of this.edges.slice()) if (dep === first && /^[nc]subj|^obj|^xcomp/.test(r)) this.add(h, r, d);
    if (!this.isPredicate(first) || !(this.isPredicate(d) || t.upos[d] === "VERB")) return;
    if (this.subjects(d).length === 0) {
      // A bare participle after a passive shares the auxiliary too: "was seized and taken".
      const passive = this.isPassive(d) || (this.isPassive(first) && t.xpos[d] === "VBN" && this.find(d, /^aux/) < 0);
      for (const s of this.subjects(first)) if (s < d) this.add(d, passive ? "nsubj:pass" : "nsubj", s);
    }
    this.shareObject(first, d);
  }

  /** "signed and ratified the treaty": one object for both verbs, wherever the tree hung it. */
  private shareObject(first: number, d: number): void {
    const { t } = this;
    if (t.upos[first] !== "VERB" || t.upos[d] !== "VERB") return;
    const a = this.find(first, /^obj$/);
    const b = this.find(d, /^obj$/);
    if (a > d && b < 0) this.add(d, "obj", a);
    const bare = this.children[first].every((c) => c < first || c >= d) && d - first === 2;
    if (a < 0 && b > d && bare && t.xpos[first] === t.xpos[d] && !this.isPassive(first)) this.add(first, "obj", b);
  }
}
