/** Rows of all tables while reviews are applied to them: found by key, changed as copies, never in place. */
import { tableNamed } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;
/** The rows of a build by table. */
export type TableRows = Readonly<Record<string, readonly Row[]>>;

/** The key of a row as one text, its parts parted by a space. */
export const keyOf = (table: string, row: Row): string => tableNamed(table).key.map((name) => String(row[name])).join(" ");

export class Rows {
  private readonly tables = new Map<string, Map<string, Row>>();
  private readonly given: TableRows;

  constructor(given: TableRows) {
    this.given = given;
  }

  /** The rows of a table by key. The maps of tables that nobody asks for are never made. */
  of(table: string): Map<string, Row> {
    let rows = this.tables.get(table);
    if (!rows) {
      rows = new Map((this.given[table] ?? []).map((row) => [keyOf(table, row), row]));
      this.tables.set(table, rows);
    }
    return rows;
  }

  set(table: string, row: Row): void {
    this.of(table).set(keyOf(table, row), row);
  }

  /**
   * Takes a row out, and with it every row that cannot be without it; where a column may be null, it becomes so.
   * @returns table and key of each row that went, the first one included
   */
  remove(table: string, key: string): [string, string][] {
    if (!this.of(table).delete(key)) return [];
    const gone: [string, string][] = [[table, key]];
    for (const other of Object.keys(this.given)) {
      for (const column of columns(tableNamed(other)).filter((one) => one.references === table)) {
        for (const [otherKey, row] of this.of(other)) {
          if (row[column.name] !== key) continue;
          if (column.nullable) this.of(other).set(otherKey, { ...row, [column.name]: null });
          else gone.push(...this.remove(other, otherKey));
        }
      }
    }
    return gone;
  }

  /** All tables: those that were touched anew, the others as they were given. */
  result(): Record<string, readonly Row[]> {
    const names = new Set([...Object.keys(this.given), ...this.tables.keys()]);
    return Object.fromEntries([...names].map((name) => [name, this.tables.has(name) ? [...this.of(name).values()] : this.given[name]]));
  }
}
