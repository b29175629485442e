// Imports every file of a directory through the four steps, so many at a time, as a program on axios would: one client,
// connections kept open, files streamed. The platform's sample with the Content-Length without which S3 refuses it.
//
//   node import.js PORTAL DIRECTORY CONCURRENCY
"use strict";
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const axios = require("axios");

const [portal, directory, concurrency] = process.argv.slice(2);
const client = axios.create({
  httpAgent: new http.Agent({ keepAlive: true, maxSockets: Number(concurrency) }),
  headers: { "x-api-key": "benchmark" },
  maxBodyLength: Infinity,
  maxRedirects: 0,
});
const waiting = fs.readdirSync(directory);

async function importFile(name) {
  const file = path.join(directory, name);
  const slot = await client.post(`${portal}/appfile/file/path`, {
    WorkspaceId: "workspace",
    BucketId: "bucket",
    EntityType: "customer",
    FileName: name,
    Folder: "in",
  });
  const { ActionId, FileId, FilePath, Url } = slot.data.Data;
  const { size } = await fs.promises.stat(file);
  await client.put(Url, fs.createReadStream(file), {
    headers: { "Content-Type": "application/octet-stream", "Content-Length": size, "x-api-key": undefined },
  });
  await client.post(`${portal}/appdata/import/file/async`, { ActionId, FileType: "cc5", FileId, FilePath });
  const status = await client.get(`${portal}/appfile/file/${FileId}`);
  if (status.data.Data.Status !== "Completed") {
    throw new Error(`${name} ended as ${status.data.Data.Status}`);
  }
}

async function work() {
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    await importFile(name);
  }
}

Promise.all(Array.from({ length: Number(concurrency) }, work)).then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
