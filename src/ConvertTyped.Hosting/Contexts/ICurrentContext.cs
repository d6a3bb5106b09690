namespace ConvertTyped.Hosting.Contexts;

/// <summary>Knows the visitor of the work in progress. Web applications replace the default, which knows none.</summary>
internal interface ICurrentContext
{
    /// <summary>Returns null if there is no current visitor.</summary>
    /// <param name="scope">The scope that asks; null if it is not known.</param>
    ConvertContext? Find(IServiceProvider? scope);
}
