// Serves one search library over standard input and output: one command per line, one reply per line. Whole batches are
// one command, and the time is taken here, so that neither process start nor pipes are measured.
//
//   insert FROM TO                        ok CPU_NANOS WALL_NANOS
//   finish                                ok CPU_NANOS WALL_NANOS
//   search BREADTH THREADS KEPT           ok CPU_NANOS WALL_NANOS ROW ROW ... (TOP_K per query, -1 where there is none)
//   memory                                ok BYTES
//
// A filter keeps the rows whose bucket is below KEPT: all of them for 1000. Arguments: the files of the base vectors and
// the queries (32-bit floats), dimension, neighbours per row, breadth of insertion, rows returned per query, folder for files.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [baseFile, queryFile, ...numbers] = process.argv.slice(2);
const [dimension, connectivity, insertBreadth, topK] = numbers.map(Number);

export const settings = { dimension, connectivity, insertBreadth, topK, folder: numbers[4] };
export const base = vectors(baseFile);
export const queries = vectors(queryFile);

/** Which rows a filter keeps: the same rule on every side. */
export const bucket = (row) => (row * 7919) % 1000;

export function row(matrix, number) {
  return matrix.subarray(number * dimension, (number + 1) * dimension);
}

/** The library's insert, finish and search may be asynchronous; prepare, if there is one, is not timed. */
export async function serve(library) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [command, ...words] = line.split(' ');
    try {
      console.log(`ok ${await run(library, command, words.map(Number))}`);
    } catch (error) {
      console.log(`error ${String(error?.message ?? error).replaceAll('\n', ' ')}`);
    }
  }
}

async function run(library, command, values) {
  switch (command) {
    case 'insert':
      return (await timed(() => library.insert(...values))).effort;
    case 'finish':
      return (await timed(() => library.finish())).effort;
    case 'search': {
      const [breadth, threads, kept] = values;
      await library.prepare?.(breadth);
      const { effort, result } = await timed(() => library.search({ breadth, threads, kept }));
      return `${effort} ${result.join(' ')}`;
    }
    case 'memory':
      return process.memoryUsage().rss;
    default:
      throw new Error(`unknown command ${command}`);
  }
}

async function timed(work) {
  const cpuBefore = process.cpuUsage();
  const wallBefore = process.hrtime.bigint();
  const result = await work();
  const wall = process.hrtime.bigint() - wallBefore;
  const cpu = process.cpuUsage(cpuBefore);
  return { result, effort: `${(cpu.user + cpu.system) * 1000} ${wall}` };
}

function vectors(file) {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / Float32Array.BYTES_PER_ELEMENT);
}
