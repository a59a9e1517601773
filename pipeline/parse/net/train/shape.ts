/** Sizes of a net. Those of matrix columns are multiples of eight. */
export interface NetShape {
  embed: number;
  vector: number;
  input: number;
  hidden: number;
  layers: number;
  arc: number;
  relation: number;
  tags: number;
  labels: number;
}
