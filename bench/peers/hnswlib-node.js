// hnswlib through its Node binding, which takes a query apart number by number.
import hnswlib from 'hnswlib-node';
import { base, bucket, queries, row, serve, settings } from './driver.js';

const rows = base.length / settings.dimension;
const points = Array.from({ length: queries.length / settings.dimension }, (_, i) => Array.from(row(queries, i)));
const index = new hnswlib.HierarchicalNSW('ip', settings.dimension);
index.initIndex(rows, settings.connectivity, settings.insertBreadth);

await serve({
  insert(from, to) {
    for (let number = from; number < to; number++) {
      index.addPoint(Array.from(row(base, number)), number);
    }
  },

  finish() {},

  search({ breadth, kept }) {
    const filter = kept < 1000 ? (label) => bucket(label) < kept : undefined;
    index.setEf(breadth);
    return points.flatMap((point) => {
      const found = index.searchKnn(point, settings.topK, filter).neighbors;
      return Array.from({ length: settings.topK }, (_, i) => found[i] ?? -1);
    });
  },
});
