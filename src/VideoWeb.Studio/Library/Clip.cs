using VideoWeb.Core.Engines;
using VideoWeb.Core.Review;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Library;

/// <summary>What a person made: a title, a prompt and the takes rendered of it.</summary>
internal sealed class Clip : IVersioned
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid? ProjectId { get; set; }

    public Guid? CreatedBy { get; init; }

    public required string Title { get; set; }

    /// <summary>Title in lower case: sorts the same on every database.</summary>
    public required string SortTitle { get; set; }

    /// <summary>Prompt and plan of the newest job.</summary>
    public required string Prompt { get; set; }

    public required string Plan { get; set; }

    /// <summary>Engine and length of the newest job, then of the shown take: what filters ask for.</summary>
    public required string Engine { get; set; }

    public double Seconds { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public ClipState State { get; set; }

    public bool Starred { get; set; }

    /// <summary>The clip that a new account finds.</summary>
    public bool Sample { get; init; }

    /// <summary>Title, prompt, spoken lines and tags in lower case: what a search looks in.</summary>
    public required string SearchText { get; set; }

    /// <summary>The spoken lines of the shown take, for <see cref="SearchText"/>.</summary>
    public string SpokenText { get; set; } = "";

    /// <summary>The take it shows.</summary>
    public Guid? TakeId { get; set; }

    /// <summary>How many takes were made: numbers are not used twice.</summary>
    public int Takes { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Changed by <see cref="MoveApproval"/> only.</summary>
    public ApprovalState Approval { get; private set; }

    /// <summary>Who took the last step of approval.</summary>
    public Guid? ApprovalBy { get; private set; }

    public DateTimeOffset? ApprovalAt { get; private set; }

    public int Version { get; set; }

    /// <summary>What forbids to show it, where something does.</summary>
    public List<ClipHiding> Hidings { get; } = [];

    public List<ClipTag> Tags { get; } = [];

    public void Rename(string title)
    {
        Title = title;
        SortTitle = title.ToLowerInvariant();
        RefreshSearch();
    }

    /// <summary>A job was asked for.</summary>
    public void Ask(string prompt, string plan, DateTimeOffset now)
    {
        Prompt = prompt;
        Plan = plan;
        State = ClipState.Working;
        UpdatedAt = now;
        RefreshSearch();
    }

    /// <summary>What the first take will be, until it is there.</summary>
    public void Expect(double seconds, int width, int height, string engine)
    {
        Seconds = seconds;
        Width = width;
        Height = height;
        Engine = engine;
    }

    /// <summary>Takes a step of approval; false where it can't be taken from the state the clip is in.</summary>
    public bool MoveApproval(ApprovalStep step, Guid? by, DateTimeOffset now)
    {
        if (Approval.After(step) is not { } next) return false;
        if (next == Approval) return true;
        Approval = next;
        ApprovalBy = by;
        ApprovalAt = now;
        return true;
    }

    /// <summary>Shows a take: filters and search go by it. What was approved was the take shown before.</summary>
    public void Show(Guid takeId, double seconds, int width, int height, string engine, IReadOnlyList<SpokenLine> lines, DateTimeOffset now)
    {
        if (TakeId is not null && TakeId != takeId) MoveApproval(ApprovalStep.NewTake, by: null, now);
        TakeId = takeId;
        Seconds = seconds;
        Width = width;
        Height = height;
        Engine = engine;
        SpokenText = string.Join('\n', lines.Select(line => line.Text));
        RefreshSearch();
    }

    public void RefreshSearch() =>
        SearchText = string.Join('\n', [Title, Prompt, SpokenText, .. Tags.Select(tag => tag.Tag)]).ToLowerInvariant();
}

internal sealed class ClipTag
{
    public Guid ClipId { get; init; }

    public required string Tag { get; init; }
}

/// <summary>A folder of clips; projects may lie in one another.</summary>
internal sealed class Project
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid? ParentId { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
