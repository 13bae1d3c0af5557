using System.Security.Cryptography;

namespace VideoWeb.Web.Security;

/// <summary>
/// What a page may load and run. Only our own files; inline script only with the request's nonce (the import map);
/// inline style only as attributes, for measured values. WebAssembly is the stage's voice synthesizer; blob: is for
/// what the stage makes itself (textures unpacked from models, stills, sound).
/// </summary>
internal static class ContentSecurityPolicy
{
    private const string NonceKey = "VideoWeb.CspNonce";

    public static string Nonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string known)
            return known;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = string.Join("; ",
            "default-src 'self'",
            $"script-src 'self' 'nonce-{context.Nonce()}' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "connect-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        return next(context);
    }
}
