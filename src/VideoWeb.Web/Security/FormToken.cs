using Microsoft.AspNetCore.Antiforgery;

namespace VideoWeb.Web.Security;

/// <summary>Endpoints that change something for the cookie's owner take the page's antiforgery token, in the form or in X-CSRF-Token.</summary>
internal static class FormToken
{
    public static TBuilder RequireFormToken<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(CheckAsync);

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }
}
