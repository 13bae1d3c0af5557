using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>
/// In the place of the three.js stage for tests of the desk around it: the same face, one grey picture, no time spent. The
/// real one is seen in <see cref="PromptToClipTests"/>.
/// </summary>
internal static class StillStage
{
    private const string Module =
        """
        export function mountStage(host) {
          const canvas = host.appendChild(Object.assign(document.createElement("canvas"), { width: 320, height: 180 }));
          const listeners = { time: [], error: [] };
          let time = 0, playing = false;
          const paint = () => {
            const context = canvas.getContext("2d");
            context.fillStyle = "#777";
            context.fillRect(0, 0, 320, 180);
            listeners.time.forEach((listener) => listener(time));
          };
          return {
            async load(staged) {
              paint();
              const lines = staged.plan.shots.flatMap((shot) => shot.sound.dialogue).map((line) => ({ speaker: line.speaker, text: line.line, start: line.start, end: line.end }));
              return { seconds: staged.plan.seconds, notes: [], lines };
            },
            play() { playing = true; },
            pause() { playing = false; },
            seek(seconds) { time = seconds; paint(); },
            get time() { return time; },
            get playing() { return playing; },
            on(event, listener) { listeners[event]?.push(listener); return () => undefined; },
            setSound() {}, setGuides() {},
            still: () => new Promise((resolve) => canvas.toBlob(resolve)),
            dispose() { canvas.remove(); },
          };
        }
        """;

    public static Task UseAsync(IBrowserContext context) =>
        context.RouteAsync("**/stage/stage.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = Module }));
}
