namespace VideoWeb.Web.Shell;

/// <summary>A page that says itself what is wrong, in the place of the page that the studio has for a status.</summary>
internal static class OwnAnswer
{
    /// <summary>Said as the answer begins: a page whose status is an error earlier than that is not drawn.</summary>
    public static void AnswerItself(this HttpContext context, int status) => context.Response.OnStarting(() =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });
}
