// Birds by kind. Lengths in metres; wing beats from motion.md §7 (Pennycuick).
export interface BirdKind {
  id: string; nouns: string[];
  /** Beak to tail, span, and how long neck and legs are as shares of the length. */
  length: number; span: number; neck: number; legs: number; beak: number; stout: number;
  beats: number; cruise: number; glides: number;
  colours: { body: number; belly: number; wing: number; tip: number; head: number; beak: number; legs: number };
}

export const BIRDS: BirdKind[] = [
  { id: "gull", nouns: ["gull", "seagull", "bird", "tern", "albatross"], length: 0.42, span: 1.15, neck: 0.14, legs: 0.2, beak: 0.1, stout: 1, beats: 3.6, cruise: 10, glides: 0.45, colours: { body: 0xdcdcd8, belly: 0xe6e6e2, wing: 0x8f969e, tip: 0x1a1a1d, head: 0xe6e6e2, beak: 0xd69a2a, legs: 0xcf9a6a } },
  { id: "pigeon", nouns: ["pigeon", "dove"], length: 0.33, span: 0.66, neck: 0.15, legs: 0.15, beak: 0.06, stout: 1.15, beats: 6.5, cruise: 13, glides: 0.15, colours: { body: 0x73777f, belly: 0x878b92, wing: 0x8d9198, tip: 0x3c3f46, head: 0x4b5a60, beak: 0x3a3836, legs: 0xa84a44 } },
  { id: "crow", nouns: ["crow", "raven", "rook", "blackbird", "jackdaw"], length: 0.47, span: 0.95, neck: 0.12, legs: 0.18, beak: 0.12, stout: 1.05, beats: 4.5, cruise: 11, glides: 0.25, colours: { body: 0x131318, belly: 0x16161b, wing: 0x101014, tip: 0x0c0c10, head: 0x121217, beak: 0x17171a, legs: 0x19191b } },
  { id: "eagle", nouns: ["eagle", "hawk", "falcon", "vulture", "buzzard", "kite"], length: 0.85, span: 2.1, neck: 0.13, legs: 0.16, beak: 0.08, stout: 1.08, beats: 2.9, cruise: 13, glides: 0.75, colours: { body: 0x35241a, belly: 0x3f2c20, wing: 0x3a281c, tip: 0x1c130e, head: 0xdedad0, beak: 0xd8a028, legs: 0xd0a030 } },
  { id: "sparrow", nouns: ["sparrow", "robin", "finch", "swallow", "songbird", "tit", "wren"], length: 0.16, span: 0.25, neck: 0.1, legs: 0.2, beak: 0.07, stout: 1.25, beats: 12, cruise: 8, glides: 0.2, colours: { body: 0x6a4e34, belly: 0xb9a488, wing: 0x59402a, tip: 0x34261a, head: 0x70543a, beak: 0x3a3028, legs: 0x6a4a3a } },
  { id: "owl", nouns: ["owl"], length: 0.4, span: 1.0, neck: 0.08, legs: 0.12, beak: 0.03, stout: 1.5, beats: 4, cruise: 8, glides: 0.5, colours: { body: 0x80684a, belly: 0xc6b494, wing: 0x70583c, tip: 0x4a3a28, head: 0xa08a68, beak: 0x3a3226, legs: 0x8a7454 } },
  { id: "parrot", nouns: ["parrot", "macaw", "parakeet"], length: 0.5, span: 0.85, neck: 0.09, legs: 0.12, beak: 0.06, stout: 1.05, beats: 5, cruise: 11, glides: 0.2, colours: { body: 0xa81c18, belly: 0xb5281c, wing: 0x1f4fa0, tip: 0x18367c, head: 0xac1f1a, beak: 0x2a2624, legs: 0x4a4644 } },
  { id: "duck", nouns: ["duck", "goose", "swan", "mallard"], length: 0.55, span: 0.88, neck: 0.26, legs: 0.1, beak: 0.1, stout: 1.2, beats: 6, cruise: 16, glides: 0.1, colours: { body: 0x7a6a58, belly: 0x948472, wing: 0x655748, tip: 0x3a322a, head: 0x1c4a34, beak: 0xc49a2a, legs: 0xd08028 } },
  { id: "chicken", nouns: ["chicken", "hen", "rooster", "cock", "turkey", "chick"], length: 0.42, span: 0.5, neck: 0.22, legs: 0.24, beak: 0.05, stout: 1.4, beats: 8, cruise: 5, glides: 0, colours: { body: 0x8a4a20, belly: 0xa0622e, wing: 0x74401c, tip: 0x2a2016, head: 0xa0561f, beak: 0xc49a3a, legs: 0xc8a040 } },
];
