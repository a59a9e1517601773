import { writeTraps } from "./write/release.ts";
import { mkdtempSync } from "node:fs";
for (let i=0;i<3;i++){ const f=mkdtempSync("/tmp/suite/zz-"); const a=performance.now(); await writeTraps(f); console.log(Math.round(performance.now()-a)); }
