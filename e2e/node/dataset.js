// The dataset that the Java side has embedded: synsets as JSON lines, vectors as raw little-endian floats.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIMENSION = 384;
const directory = process.env.LARCH_DATASET;

export const question = JSON.parse(process.env.LARCH_QUESTION);

export function readRecords() {
  const bytes = readFileSync(join(directory, 'vectors.f32'));
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const lines = readFileSync(join(directory, 'synsets.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line, i) => record(JSON.parse(line), floats.subarray(i * DIMENSION, (i + 1) * DIMENSION)));
}

function record({ id, category, words, gloss }, vector) {
  return { id, values: Array.from(vector), metadata: { words, category, gloss, length: gloss.length } };
}
