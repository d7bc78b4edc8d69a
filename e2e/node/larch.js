// The stack under test as its environment file describes it, and the clients set up for it.
import { setTimeout as pause } from 'node:timers/promises';
import { AdminClient, Pinecone } from '@pinecone-database/pinecone';

const controller = process.env.PINECONE_CONTROLLER_HOST;
export const isTls = controller.startsWith('https:');

let token;

// The client asks for its token at a fixed address; this is the way that it offers to send the request elsewhere.
async function fetchFromLarch(url, options) {
  const response = await fetch(String(url).replace('https://login.pinecone.io', controller), options);
  if (String(url).includes('/oauth/token')) {
    token = (await response.clone().json()).access_token;
  }
  return response;
}

export function adminClient() {
  return new AdminClient({
    clientId: process.env.LARCH_CLIENT_ID,
    clientSecret: process.env.LARCH_CLIENT_SECRET,
    controllerHostUrl: controller,
    fetchApi: fetchFromLarch,
  });
}

// Without arguments: the client finds the controller and the key in its environment variables.
export function dataClient(apiKey) {
  process.env.PINECONE_API_KEY = apiKey;
  return new Pinecone();
}

// Over TLS the client finds the host by the name; in clear it must be told the scheme.
export async function openIndex(client, name) {
  if (isTls) {
    return client.index({ name });
  }
  const { host } = await client.describeIndex(name);
  return client.index({ host: `http://${host}` });
}

// Everything that the audit log holds about a project, oldest first.
export async function auditEvents(projectId) {
  const events = [];
  let query = '';
  do {
    const response = await fetch(`${controller}/audit/events?project_id=${projectId}${query}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const page = await response.json();
    events.push(...page.data);
    const next = page.pagination?.next;
    query = next ? `&paginationToken=${encodeURIComponent(next)}` : '';
  } while (query);
  return events.reverse();
}

// Repeats until the condition holds; fails after the limit.
export async function eventually(condition, limitMillis) {
  const deadline = Date.now() + limitMillis;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`not within ${limitMillis} ms: ${condition}`);
    }
    await pause(100);
  }
}
