using ConvertTyped.AspNetCore.Cookies;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Lets a user who has signed in take over the decisions of the anonymous visitor whose id is in the cookie.</summary>
internal static class SignInTakeover
{
    /// <summary>
    /// Deletes the cookie when the response starts, but only after the decisions have been taken over for every core. A request may use only some of the
    /// cores, or none, and a core may have no config yet.
    /// </summary>
    internal static void CompleteOnStart(HttpContext http, RequestVisitor visitor, VisitorCookie cookie) => http.Response.OnStarting(async () =>
    {
        try
        {
            if (await TryAdoptAllAsync(http, visitor).ConfigureAwait(false))
                cookie.Delete(http);
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected, so the next request completes the takeover.
        }
    });

    private static async Task<bool> TryAdoptAllAsync(HttpContext http, RequestVisitor visitor)
    {
        var hasAll = true;
        foreach (var core in http.RequestServices.GetServices<RegisteredCore>())
            hasAll &= await http.RequestServices.GetRequiredKeyedService<RequestContexts>(core.Name).TryAdoptAsync(http, visitor).ConfigureAwait(false);
        return hasAll;
    }
}
