using System.Diagnostics;

namespace ConvertTyped.Evaluation;

/// <summary>Counts the hashes of this thread, for tests of complexity. Release builds do not count.</summary>
internal static class HashCount
{
    [ThreadStatic]
    private static int _hashes;

    internal static int OnThisThread => _hashes;

    [Conditional("DEBUG")]
    internal static void Add() => _hashes++;
}
