// The official SDK, unchanged but for its base URL and key: create, poll, download, remix, delete, and what it makes of refusals.
// node openai.mjs BASE KEY
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const small = { fps: 8, quality: 'draft' };

async function finished(video) {
  while (video.status === 'queued' || video.status === 'in_progress') {
    await new Promise((done) => setTimeout(done, 500));
    video = await client.videos.retrieve(video.id);
  }
  assert.equal(video.status, 'completed', JSON.stringify(video.error));
  assert.equal(video.progress, 100);
  return video;
}

const made = await client.videos.create({ prompt: 'A red kite over a pier at golden hour', model: 'sora-2', seconds: '1', size: '320x180', videoweb: small });
assert.equal(made.object, 'video');
assert.equal(made.seconds, '1');
const video = await finished(made);
const bytes = Buffer.from(await (await client.videos.downloadContent(video.id)).arrayBuffer());
assert.equal(bytes.subarray(4, 8).toString(), 'ftyp');
const part = await client.videos.downloadContent(video.id, {}, { headers: { Range: 'bytes=100-199' } });
assert.equal(part.status, 206);
assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(100, 200));

const remix = await client.videos.remix(video.id, { prompt: 'at night' });
assert.equal(remix.remixed_from_video_id, video.id);
await finished(remix);
const listed = [];
for await (const each of client.videos.list({ limit: 1 })) listed.push(each.id);
assert.ok(listed.includes(video.id) && listed.includes(remix.id));
assert.ok((await client.models.list()).data.some((model) => model.id === 'sora-2'));

await assert.rejects(client.videos.create({ prompt: '' }), (error) => error instanceof OpenAI.BadRequestError && error.param === 'prompt' && error.requestID.startsWith('req_'));
await assert.rejects(client.videos.create({ prompt: 'p', model: 'gpt-4' }), (error) => error.code === 'model_not_found');
await assert.rejects(client.videos.retrieve('video_x'), OpenAI.NotFoundError);
await assert.rejects(new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 }).videos.list(), OpenAI.AuthenticationError);

for (const id of [remix.id, video.id]) assert.equal((await client.videos.delete(id)).deleted, true);
await assert.rejects(client.videos.downloadContent(video.id), OpenAI.NotFoundError);
console.log('done');
