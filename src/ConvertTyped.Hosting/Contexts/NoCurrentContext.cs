namespace ConvertTyped.Hosting.Contexts;

/// <summary>The implementation for hosts without requests.</summary>
internal sealed class NoCurrentContext : ICurrentContext
{
    public ConvertContext? Find(IServiceProvider? scope) => null;
}
