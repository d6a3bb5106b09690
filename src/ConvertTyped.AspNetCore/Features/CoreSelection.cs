using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Features;

/// <summary>Chooses the core that makes the decision for a feature or an experience.</summary>
internal static class CoreSelection
{
    /// <summary>
    /// Returns the context of the named core. If no name is given, returns the context of the unnamed core. In applications that have named cores only,
    /// returns the context of the first core whose config has the entity or, if no config has it, of the first core.
    /// </summary>
    /// <exception cref="InvalidOperationException">No core of that name is registered.</exception>
    internal static ValueTask<ConvertContext> GetContextAsync(HttpContext http, string? name, string entityType, string key)
    {
        var core = Choose(http.RequestServices, name, entityType, key);
        return http.RequestServices.GetRequiredKeyedService<RequestContexts>(core.Name).GetAsync(http);
    }

    /// <summary>The core whose context <see cref="GetContextAsync"/> returns.</summary>
    /// <exception cref="InvalidOperationException">No core of that name is registered.</exception>
    internal static RegisteredCore Choose(IServiceProvider services, string? name, string entityType, string key) =>
        name is null ? Choose(services, entityType, key) : RegisteredCore.Find(services, name);

    private static RegisteredCore Choose(IServiceProvider services, string entityType, string key)
    {
        RegisteredCore? first = null;
        RegisteredCore? holder = null;
        foreach (var core in services.GetServices<RegisteredCore>())
        {
            if (core.Name.Length == 0)
                return core;
            first ??= core;
            if (holder is null && core.Core(services).CurrentConfig?.GetConfigEntity(entityType, key) is not null)
                holder = core;
        }

        return holder ?? first ?? RegisteredCore.Find(services, "");
    }
}
