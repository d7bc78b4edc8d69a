// usearch, from its prebuilt binary.
import { join } from 'node:path';
import { Index, MetricKind } from 'usearch';
import { base, queries, serve, settings } from './driver.js';

const file = join(settings.folder, `usearch-${process.pid}`);
const warmUps = queries.subarray(0, Math.min(queries.length, 200 * settings.dimension));
let index = empty(0);
let loadedBreadth = 0;

function empty(searchBreadth) {
  return new Index({
    dimensions: settings.dimension,
    metric: MetricKind.IP,
    connectivity: settings.connectivity,
    expansion_add: settings.insertBreadth,
    expansion_search: searchBreadth,
  });
}

await serve({
  insert(from, to) {
    const keys = BigUint64Array.from({ length: to - from }, (_, i) => BigInt(from + i));
    index.add(keys, base.subarray(from * settings.dimension, to * settings.dimension), 1);
  },

  finish() {},

  /** The breadth of a search is fixed when an index is made, so the graph moves through a file. */
  prepare(breadth) {
    if (breadth === loadedBreadth) {
      return;
    }
    if (loadedBreadth === 0) {
      index.save(file);
    }
    index = empty(breadth);
    index.load(file);
    loadedBreadth = breadth;
    index.search(warmUps, settings.topK, 1);
  },

  search({ threads }) {
    return index.search(queries, settings.topK, threads).keys;
  },
});
