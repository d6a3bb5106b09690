using System.Diagnostics;

namespace ConvertTyped.Evaluation;

/// <summary>How often this thread hashed, for tests of complexity: they count, for they cannot time. Nothing counts in a release build.</summary>
internal static class HashCount
{
    [ThreadStatic]
    private static int _hashes;

    internal static int OnThisThread => _hashes;

    [Conditional("DEBUG")]
    internal static void Add() => _hashes++;
}
