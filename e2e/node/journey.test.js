// The main job with the official Node client: REST to both planes. The steps build on each other, in this order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { question, readRecords } from './dataset.js';
import { adminClient, auditEvents, dataClient, eventually, openIndex } from './larch.js';

const NAME = 'glosses-node';
const BATCH = 100;
const DOG = 'noun-02086723';

const admin = adminClient();
const records = readRecords();
const last = records[records.length - 1];
let project;
let key;
let client;
let index;

test('makes a project and a key', async () => {
  project = await admin.projects.create({ name: 'node journey' });
  key = await admin.apiKeys.create(project.id, { name: 'journey', roles: ['ProjectEditor'] });

  assert.match(key.value, /^pcsk_[A-Za-z0-9]{6}_[A-Za-z0-9]+$/);
  client = dataClient(key.value);
});

test('creates an index', async () => {
  await client.createIndex({
    name: NAME,
    dimension: question.length,
    metric: 'cosine',
    spec: { serverless: { cloud: 'aws', region: 'us-east-1' } },
  });
  await eventually(async () => (await client.describeIndex(NAME)).status.state === 'Ready', 15_000);

  index = await openIndex(client, NAME);
});

test('upserts every record', async () => {
  for (let from = 0; from < records.length; from += BATCH) {
    await index.upsert({ records: records.slice(from, from + BATCH) });
  }

  const stats = await index.describeIndexStats();
  assert.equal(stats.totalRecordCount, records.length);
});

test('finds the dog', async () => {
  const { matches } = await index.query({ vector: question, topK: 10, includeMetadata: true });

  assert.equal(matches.length, 10);
  assert.equal(matches[0].id, DOG);
  assert.deepEqual(matches[0].metadata.words, ['dog', 'domestic dog', 'Canis familiaris']);
});

test('keeps to a filter and fills the page', async () => {
  const filter = { category: { $eq: 'food' }, length: { $gte: 20 } };
  const { matches } = await index.query({ vector: question, topK: 10, filter, includeMetadata: true });

  assert.equal(matches.length, 10);
  assert.ok(matches.every(({ metadata }) => metadata.category === 'food' && metadata.length >= 20));
});

test('fetches what was written', async () => {
  const reply = await index.fetch({ ids: [DOG, last.id, 'noun-absent'] });

  assert.deepEqual(Object.keys(reply.records).sort(), [DOG, last.id].sort());
  assert.deepEqual(Float32Array.from(reply.records[last.id].values), Float32Array.from(last.values));
  assert.deepEqual(reply.records[last.id].metadata, last.metadata);
});

test('lists the ids of a prefix in order', async () => {
  const prefix = 'noun-020';
  const expected = records.map(({ id }) => id).filter((id) => id.startsWith(prefix)).sort();
  const listed = [];
  let paginationToken;
  do {
    const page = await index.listPaginated({ prefix, limit: 50, paginationToken });
    listed.push(...page.vectors.map(({ id }) => id));
    paginationToken = page.pagination?.next;
  } while (paginationToken);

  assert.deepEqual(listed, expected);
});

test('updates values and metadata', async () => {
  await index.update({ id: last.id, values: question });
  await index.update({ id: last.id, metadata: { note: 'moved' } });

  const changed = (await index.fetch({ ids: [last.id] })).records[last.id];
  assert.deepEqual(Float32Array.from(changed.values), Float32Array.from(question));
  assert.deepEqual(changed.metadata, { ...last.metadata, note: 'moved' });
});

test('deletes records', async () => {
  await index.deleteMany({ ids: [DOG, last.id] });

  const reply = await index.fetch({ ids: [DOG, last.id] });
  assert.deepEqual(reply.records, {});
  assert.equal((await index.describeIndexStats()).totalRecordCount, records.length - 2);
});

test('deletes the index, the key and the project', async () => {
  await client.deleteIndex(NAME);
  await eventually(async () => (await client.listIndexes()).indexes.length === 0, 15_000);
  await admin.apiKeys.delete(key.key.id);
  await admin.projects.delete(project.id);
});

test('leaves these events in the audit log and no others', async () => {
  const ofIndex = [
    'create index',
    ...Array(Math.ceil(records.length / BATCH)).fill('upsert record'),
    'update record',
    'update record',
    'delete record',
    'delete index',
  ];
  const ofIam = ['create project', 'create api-key', 'delete api-key', 'delete project'];
  const inOrder = [...ofIam.slice(0, 2), ...ofIndex, ...ofIam.slice(2)];
  await eventually(async () => (await auditEvents(project.id)).length >= inOrder.length, 30_000);

  const events = await auditEvents(project.id);
  const kinds = (some) => some.map(({ event }) => `${event.action} ${event.resource_type}`);
  const writtenBy = (service) => events.filter(({ origin }) => origin.service === service);
  // The log is in order for each service; between two that ship their own, the time of the events tells.
  assert.deepEqual(kinds(writtenBy('iam-service')), ofIam);
  assert.deepEqual(kinds(writtenBy('index-service')), ofIndex);
  assert.deepEqual(kinds(events.toSorted((a, b) => Date.parse(a.event.time) - Date.parse(b.event.time))), inOrder);
  assert.ok(events.every(({ event }) => event.outcome.result === 'success'));
});
