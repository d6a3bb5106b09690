namespace ConvertTyped.FeatureManagement;

/// <summary>A feature manager that can find the current visitor.</summary>
internal interface IBridged
{
    /// <summary>The current visitor's context; null if there is no current visitor.</summary>
    ConvertContext? Current { get; }

    /// <summary>Returns the context of the visitor for whom a flag is evaluated. If there is no visitor, every feature in the context is off.</summary>
    ValueTask<ConvertContext> FindAsync(object? appContext, CancellationToken cancellationToken);
}
