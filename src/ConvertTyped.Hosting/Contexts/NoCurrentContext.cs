namespace ConvertTyped.Hosting.Contexts;

/// <summary>Never finds a visitor, because the host has no requests.</summary>
internal sealed class NoCurrentContext : ICurrentContext
{
    public ConvertContext? Find(IServiceProvider? scope) => null;
}
