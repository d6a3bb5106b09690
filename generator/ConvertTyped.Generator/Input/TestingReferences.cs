using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>Which of the assemblies that tests are written with a project references.</summary>
internal readonly record struct TestingReferences(bool Testing, bool TestHost)
{
    private const string TestingAssembly = "ConvertTyped.Testing";
    private const string TestHostAssembly = "Microsoft.AspNetCore.TestHost";

    /// <summary>The name of a reference that matters here; null for any other.</summary>
    public static string? NameOf(MetadataReference reference)
    {
        var name = reference is CompilationReference project ? project.Compilation.AssemblyName : FileName(reference.Display);
        return name is TestingAssembly or TestHostAssembly ? name : null;
    }

    public static TestingReferences Of(ImmutableArray<string> names) => new(names.Contains(TestingAssembly), names.Contains(TestHostAssembly));

    private static string? FileName(string? path) =>
        path is not null && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? path.Substring(0, path.Length - ".dll".Length).Substring(path.LastIndexOfAny(['/', '\\']) + 1)
            : null;
}
