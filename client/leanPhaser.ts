import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const source = join(dirname(createRequire(import.meta.url).resolve("phaser/package.json")), "src");

/** What the board asks of Phaser, and the file that has it. */
const parts = {
  Game: "core/Game.js",
  CoreEvents: "core/events/index.js",
  SceneEvents: "scene/events/index.js",
  constants: "const.js",
};

/** Files that add something to Phaser by being loaded. The renderer comes first: its files refer to each other. */
const effects = [
  "renderer/index.js",
  "events/EventEmitter.js",
  "gameobjects/DisplayList.js",
  "gameobjects/GameObjectCreator.js",
  "gameobjects/GameObjectFactory.js",
  "gameobjects/UpdateList.js",
  "gameobjects/container/ContainerCreator.js",
  "gameobjects/container/ContainerFactory.js",
  "gameobjects/graphics/GraphicsCreator.js",
  "gameobjects/image/ImageFactory.js",
  "cameras/2d/CameraManager.js",
  "scene/ScenePlugin.js",
];

/** Switches of Phaser's own build; each text is true, so what we leave out must be replaced. */
const switches = /typeof (FEATURE_SOUND|PLUGIN_CAMERA3D|PLUGIN_FBINSTANT|WEBGL_DEBUG)\b/g;

/** Builds with only those parts of Phaser that the board uses; `npm run dev` takes the whole of it. */
export function leanPhaser(): Plugin {
  const address = (file: string) => JSON.stringify(join(source, file));
  return {
    name: "lean-phaser",
    apply: "build",
    enforce: "pre",
    resolveId: (id) => (id === "phaser" ? "\0lean-phaser" : undefined),
    load(id) {
      if (id !== "\0lean-phaser") return undefined;
      return [
        ...effects.map((file) => `import ${address(file)};`),
        ...Object.entries(parts).map(([name, file]) => `import ${name} from ${address(file)};`),
        "export default { ...constants, Game, Core: { Events: CoreEvents }, Scenes: { Events: SceneEvents }, Scale: { NONE: 0 } };",
      ].join("\n");
    },
    transform: (code, id) => (id.startsWith(source) ? code.replace(switches, "false") : undefined),
  };
}
