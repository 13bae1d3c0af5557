using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Enters people with a name into the cast, at most as many as a plan may have.</summary>
internal static class Casting
{
    /// <summary>The id of the member, or null where the cast is full (said in the plan's messages).</summary>
    public static string? Add(PlanDraft plan, string name, string kind, string description = "")
    {
        var id = IdOf(name);
        if (plan.Cast.Any(member => member.Id == id))
            return id;
        if (plan.Cast.Count >= PlanLimits.MaxCast)
        {
            var message = $"The cast is full: at most {PlanLimits.MaxCast} members. {name} stays a plain subject.";
            if (!plan.Messages.Contains(message))
                plan.Messages.Add(message);
            return null;
        }

        plan.Cast.Add(new CastMember(id, kind, name, description));
        return id;
    }

    public static string IdOf(string name) => name.Trim().ToLowerInvariant().Replace(' ', '-');
}
