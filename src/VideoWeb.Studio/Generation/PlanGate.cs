using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Moderation;

namespace VideoWeb.Studio.Generation;

/// <summary>What must be right about a request before anything of it is stored.</summary>
internal sealed class PlanGate(IDirector director, PromptGate prompts)
{
    public Refusal? Refuse(string prompt, ShotPlan plan, EngineDescription engine)
    {
        if (prompt.Length > PlanLimits.MaxPromptLength)
            return Refusal.Invalid("prompt", $"The prompt has {prompt.Length} characters; {PlanLimits.MaxPromptLength} is the most.");
        if (director.Check(plan) is { Count: > 0 } errors) return Refusal.Invalid("plan", string.Join(' ', errors));
        if (prompts.Refuse(prompt, plan) is { } blocked) return blocked;
        if (!engine.Available) return new Refusal(RefusalKind.Unavailable, engine.Reason ?? $"{engine.Title} can't run here.", "engine");
        if (plan.Seconds > engine.MaxSeconds)
            return Refusal.Invalid("seconds", $"{engine.Title} makes clips of up to {engine.MaxSeconds:0.#} s; this one is {plan.Seconds:0.#} s.");
        return plan.Size.Width > engine.MaxWidth || plan.Size.Height > engine.MaxHeight
            ? Refusal.Invalid("size", $"{engine.Title} makes pictures of up to {engine.MaxWidth}x{engine.MaxHeight}; this one is {plan.Size}.")
            : null;
    }
}
