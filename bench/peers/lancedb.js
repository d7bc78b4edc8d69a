// LanceDB, embedded: HNSW over vectors of 8 bits in one partition. It uses threads of its own, and reads a query's whole
// buffer: hence the slice.
import { connect, Index, makeArrowTable } from '@lancedb/lancedb';
import { base, bucket, queries, row, serve, settings } from './driver.js';

// Many times slower than the others, so asked fewer of the queries: the first ones.
const ASKED = Math.min(200, queries.length / settings.dimension);

const database = await connect(settings.folder);
let table;

await serve({
  async insert(from, to) {
    const records = Array.from({ length: to - from }, (_, i) => ({
      number: from + i,
      bucket: bucket(from + i),
      vector: Array.from(row(base, from + i)),
    }));
    const batch = makeArrowTable(records);
    if (table) {
      await table.add(batch);
    } else {
      table = await database.createTable('vectors', batch);
    }
  },

  async finish() {
    const config = Index.hnswSq({
      distanceType: 'cosine',
      numPartitions: 1,
      m: settings.connectivity,
      efConstruction: settings.insertBreadth,
    });
    await table.createIndex('vector', { config });
  },

  async search({ breadth, kept }) {
    const rows = [];
    for (let query = 0; query < ASKED; query++) {
      let search = table.vectorSearch(row(queries, query).slice()).distanceType('cosine').ef(breadth).limit(settings.topK).select(['number', '_distance']);
      search = kept < 1000 ? search.where(`bucket < ${kept}`) : search;
      const found = await search.toArray();
      for (let i = 0; i < settings.topK; i++) {
        rows.push(found[i]?.number ?? -1);
      }
    }
    return rows;
  },
});
