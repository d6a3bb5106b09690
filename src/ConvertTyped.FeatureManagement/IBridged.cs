namespace ConvertTyped.FeatureManagement;

/// <summary>A feature manager that can find the current visitor.</summary>
internal interface IBridged
{
    /// <summary>Null if there is no current request.</summary>
    ConvertContext? Current { get; }

    /// <summary>Finds the visitor for whom a flag is evaluated. If there is none, returns a context in which every feature is off.</summary>
    ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken);
}
