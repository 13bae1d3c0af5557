// The stage without a page: takes commands over a WebSocket, answers with frames and sound. The protocol stands in src/stage/README.md.
import { HeadlessStage } from "./headless/headlessStage.ts";

const address = new URLSearchParams(location.search).get("ws");
if (address) new HeadlessStage(address, document.body);
else document.body.textContent = "This page draws for a server: it needs ?ws=ws://127.0.0.1:PORT/stage.";
