using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Contexts;

/// <summary>Recognizes scopes whose services serve many visitors: the root scope of the container, and the scopes of HTTP message handlers.</summary>
internal sealed class SharedScopes(IServiceProvider root)
{
    private readonly Lazy<ScopeMark?> _mark = new(() => FindMark(root));

    internal bool IsRoot(IServiceProvider provider) =>
        ReferenceEquals(provider, root) || (_mark.Value is { } mark && ReferenceEquals(provider.GetRequiredService<ScopeMark>(), mark));

    internal static bool IsHandlerScope(IServiceProvider provider) => provider.GetRequiredService<ScopeMark>().IsHandlerScope;

    /// <summary>Marks the scope in which an <c>IHttpClientFactory</c> creates the message handlers of a client, unless it is the root scope.</summary>
    internal void MarkHandlerScope(IServiceProvider provider)
    {
        if (!IsRoot(provider))
            provider.GetRequiredService<ScopeMark>().IsHandlerScope = true;
    }

    /// <summary>
    /// Returns the mark of the root scope; null if the container rejects scoped services in its root scope. A container that rejects them passes the same
    /// provider to all of its singletons, so the root scope is recognized without a mark.
    /// </summary>
    private static ScopeMark? FindMark(IServiceProvider root)
    {
        try
        {
            return root.GetRequiredService<ScopeMark>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Each scope has its own instance, which identifies the scope in containers that create a new <see cref="IServiceProvider"/> for each injection.</summary>
    internal sealed class ScopeMark
    {
        internal bool IsHandlerScope { get; set; }
    }
}
