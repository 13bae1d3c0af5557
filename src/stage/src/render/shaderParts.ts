// Pieces that several passes share.

/** View-space depth and position from the depth buffer. Needs varying vUv. */
export const DEPTH = /* glsl */ `
uniform sampler2D tDepth;
uniform float near, far;
float depthAt(vec2 uv) {
  float d = texture2D(tDepth, uv).x;
  return near * far / (far - d * (far - near));
}`;

/**
 * Radius of the blur disc as a share of the picture's height, positive behind the focus: f²/(N(s−f))·(d−s)/d over the sensor's height, halved.
 * A tilted lens (tilt-shift) swings the plane of focus with the height in the picture.
 */
export const CIRCLE_OF_CONFUSION = /* glsl */ `
uniform float focus, blurScale, blurMost, tilt;
float circleAt(float depth, vec2 uv) {
  float sharp = focus * (1.0 + tilt * (uv.y - 0.5));
  float c = clamp((depth - sharp) / depth * blurScale, -blurMost, blurMost);
  return c + tilt * 0.035 * sign(uv.y - 0.5) * smoothstep(0.06, 0.45, abs(uv.y - 0.5)) * step(0.001, abs(tilt));
}`;

export const LUMA = /* glsl */ `float luma(vec3 c) { return dot(c, vec3(0.2126, 0.7152, 0.0722)); }`;
