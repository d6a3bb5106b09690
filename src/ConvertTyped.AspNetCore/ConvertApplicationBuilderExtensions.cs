using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds Convert to a request pipeline.</summary>
public static class ConvertApplicationBuilderExtensions
{
    /// <summary>
    /// Loads the state of each request's visitor from the data store without blocking, applies preview links, and deletes the cookies of visitors who
    /// withdrew consent. This middleware is optional for cores that have no <c>AsyncDataStore</c> and no preview links. Add it after
    /// <c>UseStaticFiles</c>, which needs no visitor, and after <c>UseAuthentication</c> if <see cref="ConvertVisitorOptions.VisitorId"/> or the policy
    /// for preview links depends on the user. A request that never uses a <c>ConvertContext</c> sets no cookie.
    /// </summary>
    /// <param name="app">The application's request pipeline.</param>
    /// <param name="name">The name of the core; empty for the unnamed core.</param>
    /// <exception cref="InvalidOperationException">The core is not registered.</exception>
    public static IApplicationBuilder UseConvert(this IApplicationBuilder app, string name = "")
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(name);
        var core = RegisteredCore.Find(app.ApplicationServices, name);
        var preview = app.ApplicationServices.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value.Preview;
        return app.Use(next => new VisitorMiddleware(
            next, core, app.ApplicationServices.GetRequiredKeyedService<RequestContexts>(name), preview).InvokeAsync);
    }
}
