namespace ConvertTyped.AspNetCore.Tests;

/// <summary>Contains the tests that measure the memory of the process. No other tests run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredMemory
{
    public const string Name = "Measured memory";
}
