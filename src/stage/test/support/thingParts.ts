// The ids that own code builds.
import "./placeBench.ts";
import { PARTS as parts } from "../../src/things/parts/index.ts";

export const PARTS = Object.keys(parts);
