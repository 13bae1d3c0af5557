// The live stage: the same module that renders clips on the server, in a page.
export { mountStage } from "./live/stageView.ts";
export type { StageGuides, StageLoaded, StageOptions, StageView } from "./live/stageView.ts";
