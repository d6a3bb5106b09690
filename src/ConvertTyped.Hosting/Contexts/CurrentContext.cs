using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Contexts;

/// <summary>Resolves <see cref="ConvertContext"/> in a scope that has a visitor. In other scopes, an exception explains what to inject instead.</summary>
internal static class CurrentContext
{
    private const string UseAccessor = "Inject IConvertContextAccessor instead, and read Current or call ForVisitor(visitorId) for each use.";

    /// <summary>The context of the scope's visitor, from the unnamed core; null if the scope has no visitor.</summary>
    /// <exception cref="InvalidOperationException">Convert is not registered.</exception>
    internal static ConvertContext? Find(IServiceProvider scope)
    {
        _ = RegisteredCore.Find(scope, "");
        return scope.GetRequiredKeyedService<ICurrentContext>("").Find(scope);
    }

    /// <exception cref="InvalidOperationException">The scope serves many visitors, or there is no current visitor.</exception>
    internal static ConvertContext Resolve(IServiceProvider provider, string name)
    {
        RequireOneVisitor(provider, "A ConvertContext");
        return provider.GetRequiredKeyedService<ICurrentContext>(name).Find(provider)
            ?? throw new InvalidOperationException($"There is no current request, but a ConvertContext needs a visitor. {UseAccessor}");
    }

    /// <summary>Prevents services that serve many visitors from using a service that belongs to one visitor.</summary>
    /// <param name="provider">The scope that resolves the service.</param>
    /// <param name="what">The name of the service, with which the message begins.</param>
    /// <exception cref="InvalidOperationException">The scope serves many visitors.</exception>
    internal static void RequireOneVisitor(IServiceProvider provider, string what)
    {
        if (provider.GetService<SharedScopes>() is not { } shared)
            return;
        if (shared.IsRoot(provider))
        {
            throw new InvalidOperationException(
                $"{what} belongs to one visitor, so it cannot be resolved from the root scope, where singletons, hosted services and middleware "
                + $"constructors get their dependencies. {UseAccessor}");
        }

        if (SharedScopes.IsHandlerScope(provider))
        {
            throw new InvalidOperationException(
                $"{what} belongs to one visitor, so it cannot be injected into a message handler, which IHttpClientFactory keeps for several requests. {UseAccessor}");
        }
    }
}
