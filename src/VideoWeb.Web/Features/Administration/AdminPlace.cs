namespace VideoWeb.Web.Features.Administration;

/// <summary>A page for administrators. A new one gets its row here and <c>[Authorize(Roles = Account.AdministratorRole)]</c>; its use-cases ask again.</summary>
internal sealed record AdminPlace(string Path, string Name)
{
    public static IReadOnlyList<AdminPlace> All { get; } =
    [
        new("admin/tiers", "Tiers"),
        new("admin/queue", "Queue"),
    ];
}
