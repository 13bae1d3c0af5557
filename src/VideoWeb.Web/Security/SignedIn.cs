using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.Security;

/// <summary>The caller of an endpoint, as a parameter: <c>(SignedIn caller, …)</c>. A request whose account is gone is a bad one.</summary>
internal sealed record SignedIn(Caller Caller)
{
    public static async ValueTask<SignedIn?> BindAsync(HttpContext context)
    {
        var access = context.RequestServices.GetRequiredService<CallerAccess>();
        return await access.OfAsync(context.User, context.RequestAborted) is { } caller ? new SignedIn(caller) : null;
    }

    public static implicit operator Caller(SignedIn signedIn) => signedIn.Caller;
}
