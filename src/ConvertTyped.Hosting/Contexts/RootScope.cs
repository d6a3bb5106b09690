using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Hosting.Contexts;

/// <summary>Recognizes the root scope of the container, in which singletons are resolved.</summary>
internal sealed class RootScope(IServiceProvider root)
{
    private readonly Lazy<Mark?> _mark = new(() => FindMark(root));

    internal bool Is(IServiceProvider provider) =>
        ReferenceEquals(provider, root) || (_mark.Value is { } mark && ReferenceEquals(provider.GetRequiredService<Mark>(), mark));

    /// <summary>Null if the container rejects scoped services in its root scope. Such a container passes the same provider to all of its singletons.</summary>
    private static Mark? FindMark(IServiceProvider root)
    {
        try
        {
            return root.GetRequiredService<Mark>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>One for each scope. Containers that create a new <see cref="IServiceProvider"/> for each injection are recognized by it.</summary>
    internal sealed class Mark;
}
