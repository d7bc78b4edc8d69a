// A company's identity provider: oidc-provider, with clients that register themselves and people who need no password.
// Whoever is named by the question (login_hint) is signed in; every address is somebody's.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

const { ISSUER, PORT, KEY_STORE, KEY_STORE_PASSWORD } = process.env;
const ROTATE = '/testbed/rotate-keys';
const memory = createMemoryAdapter();

function signingKeys() {
  return [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('ed25519'),
  ].map(({ privateKey }) => ({ ...privateKey.export({ format: 'jwk' }), use: 'sig' }));
}

function account(id) {
  return { accountId: id, claims: () => ({ sub: id, email: id, email_verified: true, groups: ['partners'] }) };
}

/** Another instance with other keys; clients and sessions stay. */
function provider() {
  return new Provider(ISSUER, {
    adapter: memory,
    jwks: { keys: signingKeys() },
    claims: { email: ['email', 'email_verified', 'groups'] },
    // Otherwise the token has the subject alone, and the rest is to be asked for.
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
    features: {
      devInteractions: { enabled: false },
      registration: { enabled: true },
      registrationManagement: { enabled: true, rotateRegistrationAccessToken: false },
      backchannelLogout: { enabled: true },
    },
    // Its own dispatcher refuses loopback, and here everybody is on loopback.
    fetch: (address, { dispatcher, ...options }) => fetch(address, options),
    findAccount: (_, id) => account(id),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
}

/** Signs the person in and grants what the client asks for. */
async function interact(request, response) {
  const { params, session } = await current.interactionDetails(request, response);
  const accountId = params.login_hint ?? session?.accountId;
  const grant = new current.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  await current.interactionFinished(request, response, {
    login: { accountId },
    consent: { grantId: await grant.save() },
  });
}

let current = provider();

const credential = { pfx: readFileSync(KEY_STORE), passphrase: KEY_STORE_PASSWORD };
createServer(credential, async (request, response) => {
  console.log(`${request.method} ${request.headers.host} ${request.url.replace(/\?.*/, '')}`);
  try {
    if (request.url.startsWith('/interaction/')) {
      await interact(request, response);
    } else if (request.url === ROTATE) {
      current = provider();
      response.writeHead(204).end();
    } else {
      await current.callback()(request, response);
    }
  } catch (failure) {
    console.error(failure);
    response.writeHead(500).end();
  }
}).listen(Number(PORT), '127.0.0.1');
