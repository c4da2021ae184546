// A system of a department, made of openid-client and nothing of ours. It prints one JSON a line and reads the address that its user's browser came back to.
//   node client.mjs ISSUER CLIENT SECRET REDIRECT SIGNED-OUT
import readline from 'node:readline/promises'
import * as oidc from 'openid-client'

const [issuer, id, secret, redirect, signedOut] = process.argv.slice(2)
const say = value => console.log(JSON.stringify(value))
const refused = async attempt => { try { await attempt; return null } catch (fault) { return fault.error ?? fault.code ?? fault.message } }

const city = await oidc.discovery(new URL(issuer), id, secret, undefined, { execute: [oidc.allowInsecureRequests] })
const verifier = oidc.randomPKCECodeVerifier()
const state = oidc.randomState()
const nonce = oidc.randomNonce()
const address = oidc.buildAuthorizationUrl(city, {
  redirect_uri: redirect, scope: 'openid profile offline_access', state, nonce,
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
})
say({ authorize: address.href, signing: city.serverMetadata().id_token_signing_alg_values_supported })

const input = readline.createInterface({ input: process.stdin })
const back = await new Promise(resolve => input.once('line', resolve))
input.close()
const tokens = await oidc.authorizationCodeGrant(city, new URL(back), {
  pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
})
const claims = tokens.claims()
const person = await oidc.fetchUserInfo(city, tokens.access_token, claims.sub)
say({ claims: { name: claims.name, acr: claims.acr, amr: claims.amr }, same: person.sub === claims.sub })

const alive = await oidc.tokenIntrospection(city, tokens.access_token)
const second = await oidc.refreshTokenGrant(city, tokens.refresh_token)
const wrongState = await refused(oidc.authorizationCodeGrant(city, new URL(back), { pkceCodeVerifier: verifier, expectedState: 'other', expectedNonce: nonce }))
await oidc.tokenRevocation(city, second.access_token)
const revoked = await oidc.tokenIntrospection(city, second.access_token)
say({ active: alive.active, rotated: second.refresh_token !== tokens.refresh_token, revoked: revoked.active, wrongState })

const reused = await refused(oidc.refreshTokenGrant(city, tokens.refresh_token))
const family = await refused(oidc.refreshTokenGrant(city, second.refresh_token))
const stranger = new oidc.Configuration(city.serverMetadata(), id, 'not the secret of this client, by far')
oidc.allowInsecureRequests(stranger)
const unknown = await refused(oidc.tokenIntrospection(stranger, tokens.access_token))
say({ reused, family, unknown, logout: oidc.buildEndSessionUrl(city, { post_logout_redirect_uri: signedOut, id_token_hint: tokens.id_token }).href })
