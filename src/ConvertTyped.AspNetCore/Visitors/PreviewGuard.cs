using ConvertTyped.AspNetCore.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Applies a preview link if the user may open it, and ignores it otherwise.</summary>
internal static class PreviewGuard
{
    internal static bool IsRequested(HttpContext http, ConvertPreviewOptions options) =>
        options.IsEnabled && http.Request.QueryString.HasValue && http.Request.Query.ContainsKey(options.Parameter);

    /// <summary>Applies the preview link if the user may open it. If no variation is found for the link, responds with status 400 and returns false.</summary>
    internal static async Task<bool> ApplyAsync(HttpContext http, RequestContexts contexts, ConvertPreviewOptions options)
    {
        if (!await IsAllowedAsync(http, options).ConfigureAwait(false))
            return true;
        http.Response.Headers.CacheControl = "no-store";
        // The output cache may already have created its key, from the variation that the visitor would get without the link.
        PersonalResponse.Exclude(http);
        if (PreviewLink.TryParse(http.Request.Query[options.Parameter], out var link)
            && await ShowAsync(http, contexts, link).ConfigureAwait(false))
            return true;
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(
            "No variation was found for the preview link. Check the experience and variation ids in the link, and the warnings in the log.",
            http.RequestAborted).ConfigureAwait(false);
        return false;
    }

    private static async Task<bool> ShowAsync(HttpContext http, RequestContexts contexts, PreviewLink link)
    {
        contexts.SuppressNewVisitor(http);
        var context = await contexts.GetAsync(http).ConfigureAwait(false);
        return await context.SetPreviewAsync(link.ExperienceId, link.VariationId, http.RequestAborted).ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsAllowedAsync(HttpContext http, ConvertPreviewOptions options)
    {
        if (options.Environments.Contains(http.RequestServices.GetRequiredService<IHostEnvironment>().EnvironmentName))
            return true;
        if (options.Policy is null)
            return false;
        var authorization = http.RequestServices.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(http.User, options.Policy).ConfigureAwait(false)).Succeeded;
    }
}
