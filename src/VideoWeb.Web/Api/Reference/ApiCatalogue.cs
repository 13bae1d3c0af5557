using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.Api.Reference;

/// <summary>
/// Every endpoint of the studio's own API with what its code does not say: what it is for, what it answers, and an example that runs.
/// A test holds that routes and document are the same and that nothing here is without a route, and runs each example.
/// </summary>
internal static class ApiCatalogue
{
    /// <summary>The smallest plan there is: half a second of a pier.</summary>
    private const string Plan = """{"version":1,"seed":7,"fps":8,"seconds":0.5,"size":{"width":64,"height":36},"shots":[{"seconds":0.5,"environment":{"place":"pier"}}]}""";

    private const string Json = "application/json";

    public static IReadOnlyList<ApiEntry> Entries { get; } =
    [
        new("POST", "/api/plans", "Plans", "read", "Reads a prompt: the plan, what was understood word by word, and what the stage will show. Costs nothing.", "/api/plans")
            { Body = """{"prompt":"A red kite over a pier at golden hour, slow dolly forward","seconds":4}""", Answer = typeof(StagedPlan) },
        new("POST", "/api/plans/validate", "Plans", "read", "Says what is wrong with a plan, field by field.", "/api/plans/validate") { Body = $$"""{"plan":{{Plan}}}""", Answer = typeof(PlanCheckResult) },
        new("GET", "/api/plans/schema", "Plans", "read", "The JSON schema of a plan.", "/api/plans/schema") { ContentType = "application/schema+json" },

        new("GET", "/api/engines", "Rendering", "read", "What can render here, and what keeps the others from it.", "/api/engines") { Answer = typeof(IReadOnlyList<EngineDescription>) },
        new("POST", "/api/quotes", "Rendering", "create", "Credits line by line, place in the queue and times, before anything is spent.", "/api/quotes") { Body = $$"""{"prompt":"A pier.","plan":{{Plan}},"quality":"draft"}""", Answer = typeof(Quote) },
        new("POST", "/api/jobs", "Rendering", "create", "Renders a plan: a new clip, or another take of one (clipId).", "/api/jobs")
            { Body = $$"""{"prompt":"A pier.","plan":{{Plan}},"quality":"draft"}""", Answer = typeof(SubmittedJob), Status = StatusCodes.Status202Accepted },
        new("GET", "/api/jobs", "Rendering", "read", "The newest jobs of the workspace.", "/api/jobs") { Answer = typeof(IReadOnlyList<JobSnapshot>) },
        new("GET", "/api/jobs/{id}", "Rendering", "read", "How a job stands.", "/api/jobs/JOB") { Answer = typeof(JobSnapshot) },
        new("GET", "/api/jobs/{id}/events", "Rendering", "read", "Server-sent events: a snapshot, then each change, to the job's end.", "/api/jobs/JOB/events") { ContentType = "text/event-stream" },
        new("GET", "/api/jobs/{id}/previews/{preview}", "Rendering", "read", "A preview of a job that runs.", "/api/jobs/RUNNING/previews/1") { ContentType = "image/jpeg" },
        new("POST", "/api/jobs/{id}/retry", "Rendering", "create", "Renders a job that failed or was cancelled again.", "/api/jobs/FAILED/retry") { Answer = typeof(SubmittedJob), Status = StatusCodes.Status202Accepted },

        new("GET", "/api/clips", "Library", "read", "Clips of the workspace by filters, a page at a time.", "/api/clips?limit=2&sort=title") { Answer = typeof(ClipPage) },
        new("GET", "/api/clips/{id}", "Library", "read", "A clip with its takes.", "/api/clips/CLIP") { Answer = typeof(ClipDetail) },
        new("PATCH", "/api/clips/{id}", "Library", "manage", "Renames, stars, tags or moves a clip; only what is given changes.", "/api/clips/CLIP") { Body = """{"title":"Pier, take two","starred":true,"tags":["pier"],"projectId":"PROJECT"}""", Answer = typeof(ClipCard) },
        new("DELETE", "/api/clips/{id}", "Library", "manage", "Puts a clip among the deleted, for 30 days.", "/api/clips/SPARECLIP") { Status = StatusCodes.Status204NoContent },
        new("POST", "/api/clips/{id}/restore", "Library", "manage", "Takes a clip back from the deleted.", "/api/clips/SPARECLIP/restore") { Status = StatusCodes.Status204NoContent },
        new("GET", "/api/takes/{id}", "Library", "read", "A take: what was rendered, from what, and its files.", "/api/takes/TAKE") { Answer = typeof(TakeDetail) },
        new("GET", "/api/takes/{id}/plan", "Library", "read", "The plan of a take.", "/api/takes/TAKE/plan") { Answer = typeof(ShotPlan) },
        new("GET", "/api/tags", "Library", "read", "The tags in use.", "/api/tags") { Answer = typeof(IReadOnlyList<string>) },
        new("GET", "/api/projects", "Library", "read", "Projects with the number of their clips.", "/api/projects") { Answer = typeof(IReadOnlyList<ProjectInfo>) },
        new("POST", "/api/projects", "Library", "manage", "Makes a project, inside another where parentId says so.", "/api/projects") { Body = """{"name":"Pier, day 1"}""", Answer = typeof(ProjectInfo) },
        new("PATCH", "/api/projects/{id}", "Library", "manage", "Renames a project.", "/api/projects/PROJECT") { Body = """{"name":"Pier, day 2"}""", Status = StatusCodes.Status204NoContent },
        new("DELETE", "/api/projects/{id}", "Library", "manage", "Removes a project; its clips move up to its parent.", "/api/projects/SPAREPROJECT") { Status = StatusCodes.Status204NoContent },

        new("GET", "/api/clips/{id}/comments", "Review", "read", "Comments at moments of a clip's takes, with their replies.", "/api/clips/CLIP/comments") { Answer = typeof(IReadOnlyList<CommentThread>) },
        new("POST", "/api/takes/{id}/comments", "Review", "manage", "Comments on a moment (seconds from the take's start).", "/api/takes/TAKE/comments") { Body = """{"seconds":0.25,"text":"Tighter?"}""", Answer = typeof(CommentThread) },
        new("POST", "/api/comments/{id}/replies", "Review", "manage", "Replies to a comment.", "/api/comments/COMMENT/replies") { Body = """{"text":"Yes."}""", Answer = typeof(CommentInfo) },
        new("PATCH", "/api/comments/{id}", "Review", "manage", "Marks a comment as dealt with, or not.", "/api/comments/COMMENT") { Body = """{"resolved":true}""", Status = StatusCodes.Status204NoContent },
        new("DELETE", "/api/comments/{id}", "Review", "manage", "Removes a comment of one's own.", "/api/comments/COMMENT") { Status = StatusCodes.Status204NoContent },
        new("GET", "/api/clips/{id}/approval", "Review", "read", "Draft, in review or approved, and what the caller may do.", "/api/clips/CLIP/approval") { Answer = typeof(ApprovalInfo) },
        new("POST", "/api/clips/{id}/approval", "Review", "manage", "A step: sendToReview, askForChanges, approve, takeBack.", "/api/clips/CLIP/approval") { Body = """{"takeId":"TAKE","step":"sendToReview"}""", Answer = typeof(ApprovalInfo) },
        new("GET", "/api/clips/{id}/shares", "Review", "manage", "Links to a clip's takes for people without an account.", "/api/clips/CLIP/shares") { Answer = typeof(IReadOnlyList<ShareInfo>) },
        new("POST", "/api/takes/{id}/shares", "Review", "manage", "Makes such a link, for some days, with or without download.", "/api/takes/TAKE/shares") { Body = """{"days":7,"mayDownload":false}""", ContentType = Json },
        new("DELETE", "/api/shares/{id}", "Review", "manage", "Revokes a link.", "/api/shares/SHARE") { Status = StatusCodes.Status204NoContent },

        new("GET", "/api/workspace", "Workspace", "read", "The workspace of the key.", "/api/workspace") { Answer = typeof(WorkspaceSummary) },
        new("PATCH", "/api/workspace", "Workspace", "manage", "Renames it.", "/api/workspace") { Body = """{"name":"Pier pictures"}""", Status = StatusCodes.Status204NoContent },
        new("GET", "/api/members", "Workspace", "read", "Its members and their roles.", "/api/members") { Answer = typeof(IReadOnlyList<MemberInfo>) },
        new("PATCH", "/api/members/{id}", "Workspace", "manage", "Gives a member a role: viewer, reviewer, editor, producer, owner.", "/api/members/MEMBER") { Body = """{"role":"editor"}""", Status = StatusCodes.Status204NoContent },
        new("DELETE", "/api/members/{id}", "Workspace", "manage", "Removes a member.", "/api/members/MEMBER") { Status = StatusCodes.Status204NoContent },
        new("GET", "/api/invitations", "Workspace", "manage", "Invitations that were made.", "/api/invitations") { Answer = typeof(IReadOnlyList<InvitationInfo>) },
        new("POST", "/api/invitations", "Workspace", "manage", "Makes a link that lets one person in, with a role, for some days.", "/api/invitations") { Body = """{"role":"viewer","days":7}""", ContentType = Json },
        new("DELETE", "/api/invitations/{id}", "Workspace", "manage", "Revokes an invitation.", "/api/invitations/INVITATION") { Status = StatusCodes.Status204NoContent },

        new("GET", "/media/{take}/{name}", "Files", "read", "A file of a take, by range: clip.mp4, poster.jpg, thumbnail.jpg, sprites.jpg, waveform.json, captions.vtt, captions.srt, stem-dialogue.wav, stem-effects.wav, stem-ambience.wav, stem-music.wav, geometry.jsonl. With download=1 under a name made from the title.", "/media/TAKE/clip.mp4")
            { ContentType = "video/mp4" },
        new("GET", "/media/{take}/frame.png", "Files", "read", "The frame shown at a time (seconds), signed.", "/media/TAKE/frame.png?at=0.25") { ContentType = "image/png" },
        new("GET", "/media/{take}/frame.jpg", "Files", "read", "The same as a JPEG.", "/media/TAKE/frame.jpg?at=0.25") { ContentType = "image/jpeg" },
        new("POST", "/api/uploads", "Files", "create", "Takes a picture (the body itself: JPEG, PNG or WebP) for a first frame or a cameo.", "/api/uploads") { SendsPicture = true, ContentType = Json },
        new("GET", "/api/uploads/{id}", "Files", "read", "What a picture that was given has become.", "/api/uploads/UPLOAD") { ContentType = Json },
        new("DELETE", "/api/uploads/{id}", "Files", "manage", "Removes a picture that was given.", "/api/uploads/SPAREUPLOAD") { Status = StatusCodes.Status204NoContent },
        new("GET", "/media/uploads/{id}.jpg", "Files", "read", "A picture that was given.", "/media/uploads/UPLOAD.jpg") { ContentType = "image/jpeg" },
        new("GET", "/media/cameos/{id}/{number}.jpg", "Files", "read", "A picture of a cameo, from 0.", "/media/cameos/CAMEO/0.jpg") { ContentType = "image/jpeg" },

        new("GET", "/api/clips/{id}/export.zip", "Exports", "read", "A clip for editors: xmeml, FCPXML, OTIO and EDL with media, stems and captions; media=mp4, prores or dnxhr, folder=where it will be unpacked.", "/api/clips/CLIP/export.zip") { ContentType = "application/zip" },
        new("GET", "/api/projects/{id}/export.zip", "Exports", "read", "The shown takes of a project in a row, as above.", "/api/projects/PROJECT/export.zip?folder=/Volumes/Edit") { ContentType = "application/zip" },
        new("GET", "/api/clips/{id}/timeline.{format}", "Exports", "read", "Only the timeline: xml, fcpxml, otio or edl.", "/api/clips/CLIP/timeline.otio") { ContentType = Json },
        new("GET", "/api/projects/{id}/timeline.{format}", "Exports", "read", "Only the timeline of a project.", "/api/projects/PROJECT/timeline.edl") { ContentType = "text/plain" },
        new("POST", "/api/takes/{id}/mezzanines", "Exports", "create", "Has a movie for editors made in the background: codec prores (422 HQ) or dnxhr (HQ). Kept for 7 days.", "/api/takes/TAKE/mezzanines")
            { Body = """{"codec":"prores"}""", Answer = typeof(MezzanineInfo), Status = StatusCodes.Status202Accepted },
        new("GET", "/api/mezzanines/{id}", "Exports", "read", "How a movie for editors stands.", "/api/mezzanines/MOVIE") { Answer = typeof(MezzanineInfo) },
        new("POST", "/api/mezzanines/{id}/cancel", "Exports", "create", "Stops one that waits or is being made.", "/api/mezzanines/MOVIE/cancel") { Status = StatusCodes.Status204NoContent, OnlyShown = true },
        new("GET", "/media/mezzanines/{id}.mov", "Exports", "read", "The movie itself, by range.", "/media/mezzanines/MOVIE.mov") { ContentType = "video/quicktime" },
        new("GET", "/api/clips/{id}/mezzanines", "Exports", "read", "Movies for editors of a clip's shown take.", "/api/clips/CLIP/mezzanines") { Answer = typeof(IReadOnlyList<MezzanineInfo>) },
        new("GET", "/api/projects/{id}/mezzanines", "Exports", "read", "Movies for editors of a project's shown takes.", "/api/projects/PROJECT/mezzanines") { Answer = typeof(IReadOnlyList<MezzanineInfo>) },

        new("GET", "/api/credits", "Credits", "read", "Balance, what is held, what the month brings.", "/api/credits") { Answer = typeof(CreditOverview) },
        new("GET", "/api/credits/statement", "Credits", "read", "The statement, a page at a time.", "/api/credits/statement?limit=10") { Answer = typeof(StatementPage) },
        new("GET", "/api/credits/statement.csv", "Credits", "read", "Every transaction of the ledger, of a month where one is given.", "/api/credits/statement.csv?month=2026-11") { ContentType = "text/csv" },
        new("PUT", "/api/credits/members/{id}", "Credits", "manage", "Credits a month that a member may spend, or null for no limit.", "/api/credits/members/OWNER") { Body = """{"limit":500}""", Status = StatusCodes.Status204NoContent },

        new("GET", "/api/admin/tiers", "Administration", "administrator", "Tiers, and how many workspaces have each.", "/api/admin/tiers") { Answer = typeof(IReadOnlyList<TierUse>) },
        new("PUT", "/api/admin/tiers", "Administration", "administrator", "Changes tiers.", "/api/admin/tiers") { Body = "[]", Status = StatusCodes.Status204NoContent },
        new("PUT", "/api/admin/workspaces/{id}/tier", "Administration", "administrator", "Gives a workspace a tier; null: the default.", "/api/admin/workspaces/WORKSPACE/tier") { Body = """{"tier":"studio"}""", Status = StatusCodes.Status204NoContent },
        new("POST", "/api/admin/workspaces/{id}/credits", "Administration", "administrator", "Adds credits by hand, or takes them off.", "/api/admin/workspaces/WORKSPACE/credits") { Body = """{"credits":100,"note":"gift"}""", Status = StatusCodes.Status204NoContent },
        new("GET", "/api/admin/queue", "Administration", "administrator", "Everybody's queue, and the workers.", "/api/admin/queue") { Answer = typeof(QueueOverview) },
        new("POST", "/api/admin/queue/{id}/front", "Administration", "administrator", "Moves a job that waits to the front.", "/api/admin/queue/WAITING/front") { Status = StatusCodes.Status204NoContent },
        new("POST", "/api/admin/queue/{id}/cancel", "Administration", "administrator", "Cancels anybody's job.", "/api/admin/queue/WAITING/cancel") { Status = StatusCodes.Status204NoContent },
        new("POST", "/api/admin/queue/pause", "Administration", "administrator", "No new job starts.", "/api/admin/queue/pause") { Status = StatusCodes.Status204NoContent },
        new("POST", "/api/admin/queue/resume", "Administration", "administrator", "Jobs start again.", "/api/admin/queue/resume") { Status = StatusCodes.Status204NoContent },
        new("POST", "/api/admin/queue/workers", "Administration", "administrator", "A drained worker ends what it has and takes nothing new.", "/api/admin/queue/workers") { Body = """{"worker":"WORKER","drain":false}""", Status = StatusCodes.Status204NoContent },
        new("POST", "/api/jobs/{id}/cancel", "Rendering", "create", "Cancels a job; what was not rendered comes back.", "/api/jobs/RUNNING/cancel") { Status = StatusCodes.Status204NoContent },
    ];

    private static readonly Dictionary<string, ApiEntry> ByKey = Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);

    /// <param name="path">With or without constraints of its parameters: "/api/clips/{id:guid}".</param>
    public static ApiEntry? Find(string method, string path) => ByKey.GetValueOrDefault($"{method} {Bare(path)}");

    /// <summary>"/api/clips/{id:guid}/" → "/api/clips/{id}".</summary>
    public static string Bare(string path) => "/" + System.Text.RegularExpressions.Regex.Replace(path, @"\{(\w+)[^}]*\}", "{$1}").Trim('/');
}
