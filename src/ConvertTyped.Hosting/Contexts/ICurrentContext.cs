namespace ConvertTyped.Hosting.Contexts;

/// <summary>Finds the current visitor. Web applications replace the default implementation, which never finds a visitor.</summary>
internal interface ICurrentContext
{
    /// <summary>Returns the current visitor's context; null if there is no current visitor.</summary>
    /// <param name="scope">The scope that needs the visitor; null if it is unknown.</param>
    ConvertContext? Find(IServiceProvider? scope);
}
