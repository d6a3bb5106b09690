using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>Whether a project has the references that additional code is generated for.</summary>
internal readonly record struct KnownReferences(bool Testing, bool TestHost, bool Hosting)
{
    public const string TestingAssembly = "ConvertTyped.Testing";
    private const string TestHostAssembly = "Microsoft.AspNetCore.TestHost";
    private const string HostingAssembly = "ConvertTyped.Hosting";
    private const string ServicesAssembly = "Microsoft.Extensions.DependencyInjection.Abstractions";

    /// <summary>The name of a reference to one of these assemblies; null for any other reference.</summary>
    public static string? NameOf(MetadataReference reference)
    {
        var name = reference is CompilationReference project ? project.Compilation.AssemblyName : FileName(reference.Display);
        return name is TestingAssembly or TestHostAssembly or HostingAssembly or ServicesAssembly ? name : null;
    }

    public static KnownReferences Find(ImmutableArray<string> names) => 
        new(names.Contains(TestingAssembly), names.Contains(TestHostAssembly), names.Contains(HostingAssembly) && names.Contains(ServicesAssembly));

    private static string? FileName(string? path) =>
        path is not null && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? path.Substring(0, path.Length - ".dll".Length).Substring(path.LastIndexOfAny(['/', '\\']) + 1)
            : null;
}
