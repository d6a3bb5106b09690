namespace ConvertTyped.FeatureManagement;

/// <summary>A feature manager that knows the visitor.</summary>
internal interface IBridged
{
    /// <summary>Null if there is no current request.</summary>
    ConvertContext? Current { get; }

    /// <summary>The visitor that a flag is asked for; without one, a context in which every feature is off.</summary>
    ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken);
}
