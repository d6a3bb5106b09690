namespace ConvertTyped.Hosting.Contexts;

/// <summary>For hosts without requests.</summary>
internal sealed class NoCurrentContext : ICurrentContext
{
    public ConvertContext? Find(IServiceProvider? scope) => null;
}
