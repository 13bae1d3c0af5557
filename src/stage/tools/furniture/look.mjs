// Java3D's diffuse and specular colours → metal and roughness.
const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const METAL = /chrom|metal|steel|inox|alumin|\balu|iron|brass|gold|silver|copper|bronze|nickel|zinc|acier|laiton|cromo/;
const NOT_METAL = /plastic|paint|wood|leather|fabric/;
const GLASS = /glas|verre|vidrio|cristal/;

/** By name first; else bright, sharp, grey highlights mean metal. Colour is linear; with a picture it is white. */
export function lookOf(material) {
  const name = material.name.toLowerCase(),
    [r, g, b] = material.diffuse,
    high = Math.max(r, g, b),
    low = Math.min(r, g, b),
    specular = Math.max(...material.specular);
  const glass = material.opacity < 0.7 || (GLASS.test(name) && material.opacity < 0.99);
  let metal = METAL.test(name) && !NOT_METAL.test(name) ? 1 : 0;
  if (!metal && !material.picture && !glass && specular > 0.6 && material.shininess >= 50 && high - low < 0.12 && high > 0.28 && high < 0.82)
    metal = 0.85;
  let rough =
    specular < 0.02 || material.shininess < 2
      ? 0.93
      : 0.93 + (clamp(Math.sqrt(2 / (material.shininess + 2)), 0.18, 0.9) - 0.93) * clamp(specular * 1.4);
  if (metal) rough = clamp(rough, 0.22, 0.55);
  if (glass) rough = 0.06;
  let color = material.picture ? [1, 1, 1] : material.diffuse.map((value) => linear(clamp(value)));
  if (metal && Math.max(...color) < 0.18) color = color.map((value) => value + 0.1);
  return { color: color.map((value) => clamp(value, 0.012, 0.92)), metal, rough: clamp(rough, 0.06, 1), glass };
}
